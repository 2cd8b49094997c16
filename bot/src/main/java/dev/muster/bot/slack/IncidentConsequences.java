package dev.muster.bot.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.evidence.Evidence;
import dev.muster.bot.incident.home.HomeTabs;
import dev.muster.bot.incident.newcomer.Newcomers;
import dev.muster.bot.slack.action.Quoting;
import dev.muster.bot.slack.event.Consequences;
import dev.muster.bot.slack.event.Fields;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;

/** Welcomes who comes in, adds to the record what is marked with a 📌, and draws the Home tab of who opens it. */
public final class IncidentConsequences implements Consequences {
    /** The reaction that marks a message for the record, as Slack calls it. */
    private static final String MARK = "pushpin";
    /** A hint about what somebody said so long ago helps nobody any more. */
    private static final Duration STILL_NEWS = Duration.ofMinutes(15);

    private final Newcomers newcomers;
    private final Evidence evidence;
    private final PickedMessages messages;
    private final Quoting quoting;
    private final HomeTabs homes;
    private final DecisionConsequences decisions;
    private final Handovers handovers;
    private final WorkConsequences work;
    private final SeverityConsequences severity;
    private final UpdateConsequences updates;

    public IncidentConsequences(Newcomers newcomers, Evidence evidence, PickedMessages messages, Quoting quoting,
            HomeTabs homes, DecisionConsequences decisions, Handovers handovers, WorkConsequences work,
            SeverityConsequences severity, UpdateConsequences updates) {
        this.severity = severity;
        this.updates = updates;
        this.handovers = handovers;
        this.decisions = decisions;
        this.work = work;
        this.newcomers = newcomers;
        this.evidence = evidence;
        this.messages = messages;
        this.quoting = quoting;
        this.homes = homes;
    }

    @Override
    public void of(IncidentId incident, Happening happening, Instant now) {
        if (happening instanceof Happening.Notice notice) {
            UserId person = notice.user();
            SlackTs about = notice.about();
            if (person != null && notice.kind().equals("member_joined")) {
                newcomers.joined(incident, notice.channel(), person, notice.at(), now);
            } else if (person != null && notice.kind().equals("member_left")) {
                handovers.left(incident, person, new Wish("left:" + notice.key(), new Actor.Person(person), notice.at()));
            } else if (person != null && about != null && notice.kind().equals("reaction_added")
                    && notice.data().path("reaction").asText().equals(MARK)) {
                mark(incident, new MessageRef(notice.channel(), about), person, notice, now);
            } else if (person != null && about != null && notice.kind().startsWith("reaction_")) {
                MessageRef message = new MessageRef(notice.channel(), about);
                decisions.reacted(incident, message, person, notice);
                work.reacted(incident, message, person, notice);
                updates.reacted(incident, message, person, notice);
            }
        } else if (happening instanceof Happening.Message message) {
            decisions.replied(incident, message);
            work.said(incident, message);
            severity.said(incident, message);
            updates.said(incident, message);
        }
    }

    @Override
    public void missed(IncidentId incident, Happening.Message message, Instant now) {
        if (Duration.between(message.ts().at(), now).compareTo(STILL_NEWS) <= 0) {
            of(incident, message, now);
        } else {
            decisions.replied(incident, message);
            work.replied(incident, message);
        }
    }

    @Override
    public void standing(IncidentId incident, MessageRef message, String reaction, UserId person, Instant now) {
        decisions.standing(incident, message, reaction, person, now);
        work.standing(incident, message, reaction, person, now);
    }

    /** Nobody is told: the 📌 is there for everybody to see, and a whisper on each would be one word too many. */
    private void mark(IncidentId incident, MessageRef ref, UserId by, Happening.Notice notice, Instant now) {
        if (messages.evidenceIn(ref).contains(incident)) {
            return;
        }
        SlackMessage message = messages.recorded(ref).orElseGet(() -> unseen(ref, notice.data()));
        Wish wish = new Wish("mark:" + ref.channel() + ":" + ref.ts(), new Actor.Person(by), now);
        Outcome unused = evidence.add(incident, quoting.of(message), wish);
    }

    /** One that the record does not hold, such as a notice of Slack's own, or one that is still on its way. */
    private static SlackMessage unseen(MessageRef ref, JsonNode data) {
        return new SlackMessage(ref, null, Fields.user(data, "item_user"), null, "", List.of());
    }

    @Override
    public void homeOpened(UserId person, Instant now) {
        homes.opened(person, now);
    }
}
