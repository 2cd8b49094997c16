package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.item.StatusUpdate.Decision;
import dev.muster.bot.incident.item.StatusUpdate.State;
import dev.muster.bot.incident.update.CadenceClock;
import dev.muster.bot.incident.update.ExternalClock;
import dev.muster.bot.slack.view.Blocks.Button;
import org.jspecify.annotations.Nullable;

/** The cards of status updates, and the questions about them. */
public final class UpdateViews {
    /** Opens the form that writes one; its value is that of {@link UpdateWords}. */
    public static final String OPEN = "update_open";
    /** Sends a text to the commander although it was objected to; its value is that of {@link UpdateWords}. */
    public static final String ANYWAY = "update_anyway";
    /** The value of each of these is the incident, a space and the update. */
    public static final String APPROVE = "update_approve";
    public static final String EDIT = "update_edit";
    public static final String DECLINE = "update_decline";

    private static final String KIND = "muster_update";

    private UpdateViews() {}

    static MessageView card(Incident incident, StatusUpdate update) {
        String heading = heading(update);
        String head = update.state() == State.POSTED
                ? "%s · %s\n*%s*".formatted(Words.severity(incident), Words.statusSince(incident, update.at()), heading)
                : "*%s*".formatted(heading);
        Blocks blocks = new Blocks().section("%s\n%s".formatted(head, UpdateLines.quoted(update)));
        reason(update).ifPresent(why -> blocks.section("*Reason:* " + why));
        if (update.state() == State.DRAFTED) {
            blocks.buttons(buttons(incident, update));
        }
        blocks.context(context(incident, update));
        String text = "%s: %s".formatted(heading, Mrkdwn.escape(update.text()));
        return new MessageView(text, blocks.array(), KIND, ids(incident, update), incident.revision());
    }

    private static Map<String, String> ids(Incident incident, StatusUpdate update) {
        Map<String, String> ids = new LinkedHashMap<>(ItemViews.ids(incident, update));
        ids.put("audience", update.audience().wireName());
        return ids;
    }

    static String heading(StatusUpdate update) {
        boolean external = update.audience() == Audience.EXTERNAL;
        String name = external ? "Update %d for customers".formatted(update.number()) : "Update %d".formatted(update.number());
        return switch (update.state()) {
            case POSTED -> name;
            case DRAFTED -> name + " · waits for approval";
            case APPROVED -> name + " · approved for customers, ready to send";
            case DECLINED -> name + " · declined, not to be sent";
            case REPLACED -> name + " · replaced, not to be sent";
            case TAKEN_BACK -> name + (external ? " · taken back, not to be sent" : " · taken back, it does not hold any more");
        };
    }

    private static Optional<String> reason(StatusUpdate update) {
        Decision decision = update.decision();
        return decision == null || decision.reason() == null
                ? Optional.empty()
                : Optional.of(Mrkdwn.escape(decision.reason()));
    }

    private static List<Button> buttons(Incident incident, StatusUpdate update) {
        String value = ItemViews.value(incident, update);
        return List.of(new Button("Approve", APPROVE, value, "primary"), new Button("Edit", EDIT, value, null),
                new Button("Decline", DECLINE, value, null));
    }

    private static String context(Incident incident, StatusUpdate update) {
        List<String> parts = new ArrayList<>(List.of("By %s, %s".formatted(update.by().mention(), Mrkdwn.hour(update.at()))));
        Decision decision = update.decision();
        if (decision != null) {
            parts.add("%s by %s, %s".formatted(
                    update.state() == State.TAKEN_BACK ? "taken back" : update.wireState(), decision.by().mention(),
                    Words.near(decision.at(), update.at())));
        }
        switch (update.state()) {
            case POSTED -> {
                if (update.nextAt() != null) {
                    parts.add("Next update by " + Mrkdwn.hour(update.nextAt()));
                }
            }
            case DRAFTED -> parts.add(incident.commander() == null
                    ? "Nobody has command yet to approve it: `/incident lead`"
                    : "Only %s can approve it".formatted(incident.commander().mention()));
            case APPROVED -> parts.add("Muster itself sends nothing to customers");
            case DECLINED, REPLACED, TAKEN_BACK -> {
                // The heading says it.
            }
        }
        return String.join(" · ", parts);
    }

    /** The question about a draft; empty once nobody needs to be asked any more. */
    static Optional<MessageView> prompt(Incident incident, Items items, StatusUpdate update, String ask,
            @Nullable UserId person) {
        UserId commander = incident.commander();
        Map<String, String> ids = ItemViews.promptIds(incident, update, "commander");
        if (ask.equals(StatusUpdate.TOLD_DECLINED)) {
            String said = "%s This is not to be sent: %s\nAnother text takes its place with *Edit*.".formatted(
                    update.by().mention(), reason(update).orElse("no reason was given"));
            return update.state() == State.DECLINED
                    ? Optional.of(new MessageView(said, new Blocks().section(said)
                            .buttons(List.of(new Button("Edit", EDIT, ItemViews.value(incident, update), null))).array(),
                            "muster_prompt", ids, 0))
                    : Optional.empty();
        }
        if (ask.equals(ExternalClock.NEXT)) {
            return toldLast(items).filter(update::equals).isPresent() && !incident.isResolved()
                    ? Optional.of(externalDue(incident, person,
                            "Customers were told last at %s. The next text is due, also where nothing is new."
                                    .formatted(Mrkdwn.hour(Objects.requireNonNull(update.decision()).at()))))
                    : Optional.empty();
        }
        if (update.state() != State.DRAFTED || commander == null || incident.isResolved()) {
            return Optional.empty();
        }
        String said = "%s May customers be told this? %s wrote:\n%s".formatted(commander.mention(), update.by().mention(),
                UpdateLines.quoted(update));
        return Optional.of(new MessageView(said, new Blocks().section(said).buttons(buttons(incident, update)).array(),
                "muster_prompt", ids, 0));
    }

    /** What customers were told last, as far as the commander approved it; empty for nothing. */
    private static Optional<StatusUpdate> toldLast(Items items) {
        return items.updates().filter(update -> update.audience() == Audience.EXTERNAL && update.state() == State.APPROVED)
                .max(Comparator.comparing(update -> Objects.requireNonNull(update.decision()).at()));
    }

    /** What stands in the place of a reminder once nobody is reminded any more. */
    static MessageView reminderOver(Incident incident, Items items, Cadence cadence, String ask) {
        boolean external = ask.equals(ExternalClock.FIRST);
        Optional<StatusUpdate> told = external ? toldLast(items) : Optional.empty();
        String became = told
                .map(update -> "Customers were told at " + Mrkdwn.hour(Objects.requireNonNull(update.decision()).at()))
                .orElseGet(() -> incident.isResolved()
                        ? "No update is due any more"
                        : "The next update comes by " + Mrkdwn.hour(cadence.dueAt()));
        return ItemViews.over(incident, became, dueIds(incident, external));
    }

    /** The reminder that an update is due; empty once it came. */
    static Optional<MessageView> reminder(Incident incident, Items items, Cadence cadence, String ask,
            @Nullable UserId person) {
        if (ask.equals(ExternalClock.FIRST) && !incident.isResolved() && toldLast(items).isEmpty()) {
            return Optional.of(externalDue(incident, person,
                    "Customers have heard nothing yet; this was declared at %s. A first text needs no cause: what they notice, and that it is being worked on."
                            .formatted(Mrkdwn.hour(incident.declaredAt()))));
        }
        if (!cadence.isOverdue() || incident.isResolved() || ask.equals(ExternalClock.FIRST)) {
            return Optional.empty();
        }
        String due = Mrkdwn.hour(cadence.dueAt());
        String who = person == null ? "" : person.mention() + " ";
        String said = who + switch (ask) {
            case CadenceClock.DUE -> "The update is due (%s). People outside wait for it.".formatted(due);
            case CadenceClock.AGAIN -> "The update was due at %s, and nobody has sent it yet.".formatted(due);
            default ->
                "The update was due at %s and did not come after two reminders. Send it, or say when it comes: `/incident next 20m`."
                        .formatted(due);
        };
        Blocks blocks = new Blocks().section(said).buttons(List.of(
                new Button("Draft the update", OPEN, new UpdateWords(incident.id(), Audience.INTERNAL, "").value(), "primary")));
        return Optional.of(new MessageView(said, blocks.array(), "muster_prompt", dueIds(incident, false), 0));
    }

    private static MessageView externalDue(Incident incident, @Nullable UserId person, String words) {
        String said = (person == null ? "" : person.mention() + " ") + words;
        Blocks blocks = new Blocks().section(said).buttons(List.of(new Button("Draft for customers", OPEN,
                new UpdateWords(incident.id(), Audience.EXTERNAL, "").value(), "primary")));
        return new MessageView(said, blocks.array(), "muster_prompt", dueIds(incident, true), 0);
    }

    /** What the metadata of a reminder holds. */
    static Map<String, String> dueIds(Incident incident, boolean external) {
        return Map.of("incident", incident.id().toString(), "about", "incident:" + incident.id().number(), "ask",
                external ? "external_due" : "update_due");
    }

    /** An update as those read it who are not in the incident's channel. */
    public static Optional<MessageView> elsewhere(Incident incident, StatusUpdate update) {
        if (incident.isPrivate()) {
            return Optional.empty();
        }
        String name = "*%s · %s*".formatted(incident.id(), Mrkdwn.escape(incident.title()));
        String head = update.audience() == Audience.EXTERNAL
                ? "%s\n*%s*".formatted(name, heading(update))
                : "%s\n%s · %s%s".formatted(name, Words.severity(incident), Words.statusSince(incident),
                        update.state() == State.TAKEN_BACK ? "\n*This update was taken back, it does not hold any more.*" : "");
        Blocks blocks = new Blocks().section(head + "\n" + UpdateLines.quoted(update))
                .context(context(incident, update) + " · " + Words.channel(incident));
        String text = "%s %s: %s".formatted(incident.id(), heading(update), Mrkdwn.escape(update.text()));
        return Optional.of(new MessageView(text, blocks.array(), KIND, ids(incident, update), incident.revision()));
    }

    /** The same as a message that only they see. */
    public static MessageView answer(Incident incident, Items items, Instant now) {
        String said = told(incident, items, now);
        return IncidentViews.note(said, new Blocks().section(said).array(), IncidentViews.ids(incident));
    }

    /** The offer to make an update of a message. */
    public static MessageView offer(UpdateWords words) {
        String said = "Shall this become an update? You can change every word before it is sent.";
        return IncidentViews.note(said, new Blocks().section(said)
                .buttons(List.of(new Button("Draft the update", OPEN, words.value(), "primary"))).array(),
                Map.of("incident", words.incident().toString()));
    }

    /** What somebody is told who asks how it stands: what was said last, and when more is said. */
    public static String told(Incident incident, Items items, Instant now) {
        String last = items.lastUpdate()
                .map(update -> "The %s of *%s*:\n%s".formatted(UpdateLines.since(items, now), incident.id(),
                        UpdateLines.quoted(update)))
                .orElseGet(() -> "*%s*: no update was sent yet. %s · %s\n%s".formatted(incident.id(),
                        Words.severity(incident), Words.statusSince(incident, now),
                        Words.impactLine(incident, now)));
        return last + UpdateLines.next(incident, items, now).map(next -> "\n" + next + ".").orElse("");
    }
}
