package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.time.Durations;

/** What those who lead are told while they do: a line at a steady rhythm, and that it is time to rest. */
public final class DutyViews {
    private DutyViews() {}

    /** Somebody who has had a role for longer than they should; {@code role} is its name, empty for command. */
    public record Tired(UserId user, Optional<String> role, Duration time) {}

    /** Since when the severity holds; {@code impactSince} where who is affected was said anew after that. */
    public record SeverityHeld(Instant since, boolean impactSince) {}

    /** One line: how long it goes on, how bad it is, and what is open. */
    public static MessageView tick(Incident incident, Items items, SeverityHeld severity, List<Tired> tired, Instant now) {
        List<String> parts = new ArrayList<>();
        parts.add("*%s* %s in".formatted(incident.id(), Durations.spoken(Duration.between(incident.declaredAt(), now))));
        String held = "%s for %s".formatted(incident.severity().name(),
                Durations.spoken(Duration.between(severity.since(), now)));
        parts.add(severity.impactSince() ? held + ", the impact was said anew since: does it fit?" : held);
        List<String> open = open(items);
        parts.addAll(open.isEmpty() ? List.of("nothing is open") : open);
        parts.add(UpdateLines.since(items, now));
        UpdateLines.next(incident, items, now).ifPresent(parts::add);
        tired.stream().map(one -> "%s has %s for %s: time to hand over".formatted(one.user().mention(),
                one.role().map(role -> "been " + Mrkdwn.escape(role)).orElse("had command"), Durations.spoken(one.time())))
                .forEach(parts::add);
        String said = String.join(" · ", parts);
        return new MessageView(said, new Blocks().section(said).array(), "muster_note", IncidentViews.ids(incident), 0);
    }

    /** What is open of each kind, the most urgent first. */
    static List<String> open(Items items) {
        long stopped = 0;
        long running = 0;
        long questions = 0;
        long polls = 0;
        long overdue = 0;
        long blocked = 0;
        long asked = 0;
        long underWay = 0;
        long drafts = 0;
        for (Item item : items.all()) {
            switch (item) {
                case Proposal proposal -> {
                    stopped += proposal.state() == Proposal.State.STOPPED ? 1 : 0;
                    running += proposal.state() == Proposal.State.OPEN ? 1 : 0;
                    questions += proposal.unanswered();
                }
                case Poll poll -> polls += poll.isOpen() ? 1 : 0;
                case YesNo question -> questions += question.isOpen() ? 1 : 0;
                case Assignment assignment -> {
                    overdue += assignment.state() == Assignment.State.OVERDUE ? 1 : 0;
                    blocked += assignment.state() == Assignment.State.BLOCKED ? 1 : 0;
                    asked += assignment.state() == Assignment.State.ASKED ? 1 : 0;
                    underWay += assignment.state() == Assignment.State.ACKNOWLEDGED ? 1 : 0;
                }
                case Handover handover -> {
                    // Whoever is asked knows of it.
                }
                case Dispute dispute -> {
                    // It is for the review.
                }
                case Release release -> {
                    // It is said.
                }
                case Review review -> {
                    // Whoever is asked knows of it.
                }
                case Takeover takeover -> {
                    // Whoever is asked knows of it.
                }
                case StatusUpdate update -> drafts += update.isOpen() ? 1 : 0;
                case Away away -> {
                    // Nobody has to do anything.
                }
                case Parked parked -> {
                    // It is for later.
                }
                case Cadence cadence -> {
                    // Said on its own.
                }
            }
        }
        List<String> parts = new ArrayList<>();
        count(parts, stopped, "proposal stopped by an objection", "proposals stopped by an objection");
        count(parts, overdue, "assignment overdue", "assignments overdue");
        count(parts, blocked, "assignment blocked", "assignments blocked");
        count(parts, drafts, "update for customers to approve", "updates for customers to approve");
        count(parts, asked, "assignment not acknowledged", "assignments not acknowledged");
        count(parts, running, "proposal open", "proposals open");
        count(parts, polls, "poll open", "polls open");
        count(parts, questions, "question unanswered", "questions unanswered");
        count(parts, underWay, "assignment under way", "assignments under way");
        return parts;
    }

    private static void count(List<String> parts, long number, String one, String several) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : several));
        }
    }

    /** What stands in the place of a suggestion to rest once they were relieved, or it is over. */
    public static MessageView restOver(Incident incident, UserId person, String role, String name) {
        String became = incident.isResolved()
                ? "*%s* is resolved".formatted(incident.id())
                : "%s was relieved in *%s*: %s".formatted(person.mention(), incident.id(), relievedBy(incident, role, name));
        return ItemViews.over(incident, became, restIds(incident));
    }

    private static String relievedBy(Incident incident, String role, String name) {
        Optional<UserId> next = role.equals(Role.COMMANDER)
                ? Optional.ofNullable(incident.commander())
                : incident.roles().holder(role);
        return next.map(user -> "%s is %s now".formatted(user.mention(), Mrkdwn.escape(name)))
                .orElseGet(() -> "nobody is %s now".formatted(Mrkdwn.escape(name)));
    }

    /** The same suggestion to them alone, before everybody hears of it. */
    public static MessageView restDirectly(Incident incident, long minutes, Optional<RoleHolders.Holding> held) {
        String role = held.map(RoleHolders.Holding::role).orElse(Role.COMMANDER);
        String typed = held.isEmpty() ? "@name" : role.replace('_', ' ') + " @name";
        String said = "You have %s of *%s* for %s. Who is tired decides worse and does not notice: `/incident handover %s` in the channel offers it to somebody who is rested."
                .formatted(held.map(one -> "been " + Mrkdwn.escape(one.name())).orElse("had command"), incident.id(),
                        Durations.spoken(Duration.ofMinutes(minutes)), typed);
        return new MessageView(said, new Blocks().section(said).buttons(List.of(handOver(incident, role))).array(),
                "muster_prompt", restIds(incident), 0);
    }

    private static Button handOver(Incident incident, String role) {
        return new Button("Hand over", HandoverViews.HAND_OVER, incident.id() + " " + role, "primary");
    }

    private static Map<String, String> restIds(Incident incident) {
        return Map.of("incident", incident.id().toString(), "about", "incident:" + incident.id().number(), "ask", "rest");
    }

    /** Suggests to everybody that this person be relieved: of command, or of the role that they hold. */
    public static MessageView rest(Incident incident, UserId person, long minutes, Optional<RoleHolders.Holding> held) {
        String said = "%s has %s for %s. Who is rested and can take over?".formatted(person.mention(),
                held.map(one -> "been " + Mrkdwn.escape(one.name())).orElse("had command"),
                Durations.spoken(Duration.ofMinutes(minutes)));
        String role = held.map(RoleHolders.Holding::role).orElse(Role.COMMANDER);
        Blocks blocks = new Blocks().section(said)
                .buttons(List.of(handOver(incident, role)))
                .context(held.isEmpty()
                        ? "The button is %s's. Whoever can take over: `/incident takeover`.".formatted(person.mention())
                        : "The button is %s's and the commander's.".formatted(person.mention()));
        return new MessageView(said, blocks.array(), "muster_prompt", restIds(incident), 0);
    }
}
