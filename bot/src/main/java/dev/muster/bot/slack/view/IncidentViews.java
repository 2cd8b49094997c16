package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.effect.Content;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.slack.view.Blocks.Button;
import org.jspecify.annotations.Nullable;

/** The messages of an incident, from its state at this moment. */
public final class IncidentViews {
    /** The button with which somebody takes command. */
    public static final String ROLE_CLAIM = "role_claim";
    /** The button with which somebody joins the channel. */
    public static final String INCIDENT_JOIN = "incident_join";
    private static final int LONGEST_TOPIC = 250;

    private IncidentViews() {}

    /** What is to be posted or updated; empty where it is no longer needed. {@code first} when it does not stand yet. */
    public static Optional<MessageView> of(Content content, Incident incident, boolean first) {
        return of(content, incident, Items.none(), first, incident.declaredAt());
    }

    /** The same with what the incident holds, of which its card shows what is most urgent. */
    public static Optional<MessageView> of(Content content, Incident incident, Items items, boolean first,
            Instant now) {
        return switch (content) {
            case Content.IncidentCard card -> Optional.of(card(incident, items, now));
            case Content.Announcement announcement ->
                incident.isPrivate() ? Optional.empty() : Optional.of(announcement(incident, items, now));
            case Content.MadePrivate(String eventType) -> Optional.of(madePrivate(incident, eventType));
            case Content.CommanderMissing prompt ->
                first && (incident.commander() != null || incident.isResolved())
                        ? Optional.empty()
                        : Optional.of(commanderPrompt(incident));
            case Content.Line(String mrkdwn) -> Optional.of(note(mrkdwn, new Blocks().section(mrkdwn).array(), ids(incident)));
            case Content.Drawn(String text, String blocks) -> Optional.of(note(text, Blocks.read(blocks), ids(incident)));
            case Content.ResolveAsked(String text, String blocks) ->
                Optional.of(note(text, Blocks.read(blocks), ids(incident)));
            case Content.ChannelReady ready -> Optional.of(ready(incident));
            case Content.ItemCard card -> Optional.empty();
            case Content.ItemPrompt prompt -> Optional.empty();
            case Content.PromptOver over -> Optional.empty();
            case Content.PromptAgain again -> Optional.empty();
            case Content.UpdateTold told -> Optional.empty();
            case Content.UpdateElsewhere copy -> Optional.empty();
            case Content.RoleCard card -> Optional.empty();
            case Content.HandoverBrief brief -> Optional.empty();
            case Content.Aside aside -> Optional.empty();
            case Content.CommanderTick tick -> Optional.empty();
            case Content.RestSuggested rest -> Optional.empty();
            case Content.ReviewsOverdue overdue -> Optional.empty();
            case Content.Overview overview -> Optional.empty();
            case Content.SimilarOpen similar -> Optional.empty();
            case Content.WhichPerson which -> Optional.empty();
            case Content.AssignOffer offer -> Optional.empty();
            case Content.ArchiveOffer offer -> ArchiveView.offer(incident);
        };
    }

    /** The same for what belongs to no incident; empty for content that does not make sense without one. */
    public static Optional<MessageView> of(Content content) {
        return switch (content) {
            case Content.Line(String mrkdwn) -> Optional.of(note(mrkdwn, new Blocks().section(mrkdwn).array(), Map.of()));
            case Content.Drawn(String text, String blocks) -> Optional.of(note(text, Blocks.read(blocks), Map.of()));
            case Content.ResolveAsked asked -> Optional.empty();
            case Content.IncidentCard card -> Optional.empty();
            case Content.Announcement announcement -> Optional.empty();
            case Content.MadePrivate madePrivate -> Optional.empty();
            case Content.CommanderMissing prompt -> Optional.empty();
            case Content.ChannelReady ready -> Optional.empty();
            case Content.ItemCard card -> Optional.empty();
            case Content.ItemPrompt prompt -> Optional.empty();
            case Content.PromptOver over -> Optional.empty();
            case Content.PromptAgain again -> Optional.empty();
            case Content.UpdateTold told -> Optional.empty();
            case Content.UpdateElsewhere copy -> Optional.empty();
            case Content.RoleCard card -> Optional.empty();
            case Content.HandoverBrief brief -> Optional.empty();
            case Content.Aside aside -> Optional.empty();
            case Content.CommanderTick tick -> Optional.empty();
            case Content.RestSuggested rest -> Optional.empty();
            case Content.ReviewsOverdue overdue -> Optional.empty();
            case Content.Overview overview -> Optional.empty();
            case Content.SimilarOpen similar -> Optional.empty();
            case Content.WhichPerson which -> Optional.empty();
            case Content.AssignOffer offer -> Optional.empty();
            case Content.ArchiveOffer offer -> Optional.empty();
        };
    }

    /** What stands in the place of a question about the incident that nobody is asked any more. */
    static MessageView settled(Incident incident, String became) {
        String said = "Settled: " + became;
        return note(said, new Blocks().section(said).array(), ids(incident));
    }

    static MessageView note(String text, ArrayNode blocks, Map<String, String> ids) {
        return new MessageView(text, blocks, "muster_note", ids, 0);
    }

    private static MessageView ready(Incident incident) {
        String said = incident.isPrivate()
                ? "*%s* is private and has its channel: %s. Only those in it know of the incident; `/invite @name` there brings somebody in."
                        .formatted(incident.id(), Words.channel(incident))
                : "*%s* has its channel: %s. Go there: everything happens in it.".formatted(incident.id(),
                        Words.channel(incident));
        return note(said, new Blocks().section(said).array(), ids(incident));
    }

    /** What is left in public: the number, which was known there, and no state. */
    private static MessageView madePrivate(Incident incident, String eventType) {
        String said = "*%s* was made private.".formatted(incident.id()) + (eventType.equals(Content.MadePrivate.LAST_WORD)
                ? " It goes on elsewhere, and nothing more of it is posted here. What stands here stays visible to everybody who"
                        + " can open this channel, and what is written here is still kept in its record."
                : " Nothing more of it is shown here.");
        return new MessageView(said, new Blocks().section(said).array(), eventType,
                eventType.equals("muster_prompt") ? promptIds(incident) : ids(incident), 0);
    }

    /** The channel's topic: one line, within Slack's limit. A topic shows no mentions, so the commander is {@code commander}. */
    public static String topic(Incident incident, Optional<String> commander) {
        return Mrkdwn.cut("%s · %s · %s · %s".formatted(incident.severity().name(), Words.status(incident),
                commander.map(name -> "IC " + Mrkdwn.escape(name)).orElse("no commander yet"), Mrkdwn.escape(incident.title())),
                LONGEST_TOPIC);
    }

    private static MessageView card(Incident incident, Items items, Instant now) {
        Blocks blocks = new Blocks()
                .section("*%s · %s*\n%s · %s\n*Incident Commander:* %s".formatted(incident.id(),
                        Mrkdwn.escape(incident.title()), Words.severity(incident), Words.statusSince(incident),
                        Words.commander(incident)));
        RoleViews.others(incident).ifPresent(blocks::context);
        blocks.section(Words.impactLine(incident) + UpdateLines.next(incident, items, now).map(next -> "\n" + next).orElse(""));
        WorkLines.onCard(items).ifPresent(blocks::section);
        ClosingView.onCard(items).ifPresent(blocks::section);
        blocks.context(privacy(incident) + howToJoinIn(incident)).buttons(cardButtons(incident, items));
        return new MessageView(plainly(incident), blocks.array(), "muster_incident", ids(incident), incident.revision());
    }

    private static String privacy(Incident incident) {
        return incident.isPrivate()
                ? ":lock: *Private:* only the people in this channel know of it. `/invite @name` brings somebody in. "
                : "";
    }

    private static String howToJoinIn(Incident incident) {
        String by = "Declared by %s, %s.".formatted(Mrkdwn.actor(incident.declaredBy()), Mrkdwn.time(incident.declaredAt()));
        if (incident.mergedInto() != null) {
            return by + " The work goes on in %s; what is said here is kept all the same. Not the same? `/incident reopen`."
                    .formatted(incident.mergedInto());
        }
        if (incident.isResolved()) {
            return by + " The record: `/incident export`. If it is back: `/incident reopen`.";
        }
        return by + " Say here what you see and what you do: all of it is kept. `/incident status` shows where we are,"
                + " `/incident help` what you can type.";
    }

    /** What is missing, with a way to put it right; the first of it is the one next step. */
    private static List<Button> cardButtons(Incident incident, Items items) {
        if (incident.isResolved()) {
            return List.of();
        }
        List<Button> buttons = new ArrayList<>();
        if (incident.commander() == null) {
            buttons.add(takeCommand(incident));
        }
        if (items.cadence().filter(Cadence::isOverdue).isPresent()) {
            buttons.add(new Button("Draft the update", UpdateViews.OPEN,
                    new UpdateWords(incident.id(), Audience.INTERNAL, "").value(), next(buttons)));
        }
        if (incident.impact() == null && isGrave(incident)) {
            buttons.add(new Button("State the impact", WhomView.RUN_BUTTON + ":impact", incident.id() + "! impact",
                    next(buttons)));
        }
        return buttons;
    }

    private static @Nullable String next(List<Button> before) {
        return before.isEmpty() ? "primary" : null;
    }

    /** Whether others want to know at once whom it affects. */
    private static boolean isGrave(Incident incident) {
        return incident.severity() == Severity.SEV1 || incident.severity() == Severity.SEV2;
    }

    private static Button takeCommand(Incident incident) {
        return new Button("Take command", ROLE_CLAIM, incident.id().toString(), "primary");
    }

    private static MessageView announcement(Incident incident, Items items, Instant now) {
        Blocks blocks = new Blocks().section("%s · *%s · %s*\n%s · *Incident Commander:* %s · %s".formatted(
                Words.severity(incident), incident.id(), Mrkdwn.escape(incident.title()), Words.statusSince(incident),
                Words.commander(incident), Words.channel(incident)));
        if (incident.impact() != null || incident.impactStartedAt() != null || (isGrave(incident) && !incident.isResolved())) {
            blocks.section(Words.impactLine(incident));
        }
        UpdateLines.last(items, incident.declaredAt()).ifPresent(blocks::section);
        UpdateLines.next(incident, items, now).ifPresent(blocks::context);
        if (!incident.isResolved() && incident.channel() != null) {
            blocks.buttons(List.of(new Button("Join", INCIDENT_JOIN, incident.id().toString(), "primary")));
        }
        return new MessageView(plainly(incident), blocks.array(), "muster_announcement", ids(incident), incident.revision());
    }

    private static MessageView commanderPrompt(Incident incident) {
        Blocks blocks = new Blocks();
        String said;
        if (incident.commander() != null) {
            said = "%s is the Incident Commander.".formatted(incident.commander().mention());
            blocks.section(said);
        } else if (incident.isResolved()) {
            said = incident.mergedInto() == null
                    ? "%s was resolved without an Incident Commander.".formatted(incident.id())
                    : "%s was merged into %s.".formatted(incident.id(), incident.mergedInto());
            blocks.section(said);
        } else {
            said = "%s has no Incident Commander yet. Who takes command?".formatted(incident.id());
            blocks.section("*" + said + "*\nWhoever is here may: it is about keeping order, not about knowing the answer.")
                    .buttons(List.of(takeCommand(incident)));
        }
        return new MessageView(said, blocks.array(), "muster_prompt",
                promptIds(incident), incident.revision());
    }

    private static Map<String, String> promptIds(Incident incident) {
        return Map.of("incident", incident.id().toString(), "about", "incident:" + incident.id().number(), "ask", "commander");
    }

    private static String plainly(Incident incident) {
        return "%s %s · %s · %s · Incident Commander: %s".formatted(incident.id(), Mrkdwn.escape(incident.title()),
                incident.severity().name(), Words.status(incident), Words.commander(incident));
    }

    /** The topic of a channel in which the work does not go on; {@code other} is where it does, as far as it has a channel that may be named. */
    public static String mergedTopic(Incident incident, Incident other) {
        boolean mayBeNamed = incident.isPrivate() || !other.isPrivate();
        String where = other.channel() == null || !mayBeNamed ? "" : " in #" + other.channel().name();
        return Mrkdwn.cut("Merged into %s: go on%s · %s".formatted(other.id(), where, Mrkdwn.escape(incident.title())),
                LONGEST_TOPIC);
    }

    static Map<String, String> ids(Incident incident) {
        return Map.of("incident", incident.id().toString());
    }
}
