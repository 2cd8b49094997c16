package dev.muster.bot.incident.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** What happens when nobody has answered: an offer is over, command that was not kept moves, a question lapses. */
public final class HandoverClock implements TimerHandler {
    /** The end of an offer. */
    public static final TimerKind EXPIRES = new TimerKind("handover_expires");
    /** The end of the question whether somebody wishes to take command. */
    public static final TimerKind LAPSES = new TimerKind("takeover_lapses");

    /** Nobody was there at the end, and before it nobody could be told to keep command. */
    private static final Duration WAS_AWAY = Duration.ofSeconds(3);
    private static final Actor BOT = new Actor.Bot();

    private final IncidentStore store;
    private final Clock clock;

    public HandoverClock(IncidentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        int number = Integer.parseInt(timer.about());
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer),
                sight -> timer.kind().equals(LAPSES)
                        ? sight.items().takeover(number).map(takeover -> lapsed(sight.incident(), takeover, timer, now))
                                .orElseGet(() -> Passing.nothing(sight.incident(), now))
                        : sight.items().handover(number).map(handover -> over(sight, handover, timer, now))
                                .orElseGet(() -> Passing.nothing(sight.incident(), now)));
    }

    private static JointVerdict lapsed(Incident incident, Takeover takeover, Timer timer, Instant now) {
        if (!takeover.isOpen() || now.isBefore(takeover.expiresAt())) {
            return Passing.nothing(incident, now);
        }
        if (wasAway(timer, now) && !incident.isResolved()) {
            Takeover again = takeover.until(now.plus(Handovers.ANSWER_WITHIN));
            return Passing.asked(incident, again, BOT, now)
                    .calls("%s You are still asked whether you wish to take command: Muster was away. There is time until %s."
                            .formatted(again.person().mention(), Mrkdwn.clock(again.expiresAt())))
                    .joint();
        }
        return Passing.answered(incident, takeover.lapsed(now), BOT, now,
                new CommandEvent.TakeoverLapsed(takeover.number(), takeover.person(), null)).offersScript(takeover).joint();
    }

    /** Whether nobody was there to hear an answer when it was due. */
    private static boolean wasAway(Timer timer, Instant now) {
        return Duration.between(timer.dueAt(), now).compareTo(WAS_AWAY) > 0;
    }

    private static JointVerdict again(Incident incident, Handover handover, Instant now) {
        return Passing.opened(incident, handover, BOT, now)
                .calls("%s Muster was away: you have time again, until %s, to keep command. Otherwise %s has it then."
                        .formatted(handover.from().mention(), Mrkdwn.clock(handover.expiresAt()), handover.to().mention()))
                .joint();
    }

    private static JointVerdict over(Sight sight, Handover handover, Timer timer, Instant now) {
        Incident incident = sight.incident();
        if (!handover.isOpen() || now.isBefore(handover.expiresAt())) {
            return Passing.nothing(incident, now);
        }
        if (incident.isResolved()) {
            return Passing.expired(incident, List.of(handover), BOT, now, "the incident was resolved");
        }
        if (!Passing.stillHas(incident, handover)) {
            return Passing.expired(incident, List.of(handover), BOT, now, "somebody else has it meanwhile");
        }
        if (!handover.takeover()) {
            return Passing.stays(incident, handover.expired(now, null, null), BOT, now, new CommandEvent.HandoverExpired(
                    handover.number(), handover.role(), handover.roleName(), handover.from(), handover.to(), null)).joint();
        }
        return wasAway(timer, now)
                ? again(incident, handover.until(now.plus(Handovers.ANSWER_WITHIN)), now)
                : Passing.moved(sight, handover, handover.accepted(now, null), BOT, now, true);
    }
}
