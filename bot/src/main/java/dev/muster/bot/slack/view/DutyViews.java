package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
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

    /** One line: how long it goes on, and what is open. {@code tired} is how long the commander has had command, empty while that is no matter. */
    public static MessageView tick(Incident incident, Items items, Instant now, Optional<Duration> tired) {
        List<String> parts = new ArrayList<>();
        parts.add("*%s* %s in".formatted(incident.id(), Durations.spoken(Duration.between(incident.declaredAt(), now))));
        parts.addAll(open(items));
        if (parts.size() == 1) {
            parts.add("nothing is open");
        }
        parts.add(UpdateLines.since(items, now));
        UpdateLines.next(incident, items).ifPresent(parts::add);
        UserId commander = incident.commander();
        if (commander != null) {
            tired.ifPresent(time -> parts.add("%s has had command for %s: time to hand over".formatted(commander.mention(),
                    Durations.spoken(time))));
        }
        String said = String.join(" · ", parts);
        return new MessageView(said, new Blocks().section(said).array(), "muster_note", IncidentViews.ids(incident), 0);
    }

    /** What is open of each kind, the most urgent first. */
    private static List<String> open(Items items) {
        long stopped = 0;
        long running = 0;
        long questions = 0;
        long polls = 0;
        long overdue = 0;
        long blocked = 0;
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
        count(parts, running, "proposal open", "proposals open");
        count(parts, polls, "poll open", "polls open");
        count(parts, questions, "question unanswered", "questions unanswered");
        return parts;
    }

    private static void count(List<String> parts, long number, String one, String several) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : several));
        }
    }

    /** Suggests to everybody that the commander be relieved. */
    public static MessageView rest(Incident incident, UserId person, long minutes) {
        String said = "%s has had command for %s. Who is rested and can take over?".formatted(person.mention(),
                Durations.spoken(Duration.ofMinutes(minutes)));
        Blocks blocks = new Blocks().section(said)
                .buttons(List
                        .of(new Button("Hand over", HandoverViews.HAND_OVER, incident.id() + " " + Role.COMMANDER, "primary")))
                .context("The button is %s's. Whoever can take over: `/incident takeover`.".formatted(person.mention()));
        return new MessageView(said, blocks.array(), "muster_prompt", Map.of("incident", incident.id().toString(), "about",
                "incident:" + incident.id().number(), "ask", "rest"), 0);
    }
}
