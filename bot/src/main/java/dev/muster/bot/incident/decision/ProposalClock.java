package dev.muster.bot.incident.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.DecisionEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Proposal.State;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** What happens when the window of a proposal closes (P9), and when a time to wait is over. */
public final class ProposalClock implements TimerHandler {
    /** The end of a window. */
    public static final TimerKind CLOSES = new TimerKind("proposal_closes");
    /** The end of a window that was over before we were there to see it. */
    public static final TimerKind CLOSED_MEANWHILE = new TimerKind("proposal_closed_meanwhile");
    /** Shortly before the end, when it is asked who is there. */
    public static final TimerKind PRESENCE = new TimerKind("proposal_presence");
    /** The end of a time for which it was decided to wait. */
    public static final TimerKind WAIT_OVER = new TimerKind("wait_over");

    /** What whoever has command is offered once it is decided. */
    static final String ASSIGN = Proposal.ASK_ASSIGN;

    /** Why what was open in an incident that is over is not done. */
    private static final String RESOLVED = "the incident was resolved";

    /** Nobody was there at the end: what was said meanwhile is on its way, and shall be heard before silence is spoken of. */
    static final Duration WAS_AWAY = Duration.ofSeconds(3);
    static final Duration LISTENS_FOR = Duration.ofSeconds(5);
    /** Long enough for Slack to answer, short enough to be the same moment for people. */
    private static final Duration ASKS_BEFORE = Duration.ofSeconds(8);

    /** Who is in an incident's channel and could have objected. */
    @FunctionalInterface
    public interface Present {
        /** Those who are, without apps. */
        List<UserId> in(Incident incident, Instant now);
    }

    private final IncidentStore store;
    private final Present present;
    private final Clock clock;

    public ProposalClock(IncidentStore store, Present present, Clock clock) {
        this.store = store;
        this.present = present;
        this.clock = clock;
    }

    static String about(Proposal proposal) {
        return String.valueOf(proposal.number());
    }

    /** The deadlines of a window that is open. */
    public static List<TimerChange> running(Proposal proposal) {
        Proposal.Window window = proposal.window();
        return window == null || proposal.state() != State.OPEN
                ? stopped(proposal)
                : List.of(new TimerChange.Set(CLOSES, about(proposal), window.closesAt()),
                        new TimerChange.Set(PRESENCE, about(proposal), window.closesAt().minus(ASKS_BEFORE)));
    }

    /** No deadline any more. */
    static List<TimerChange> stopped(Proposal proposal) {
        return List.of(new TimerChange.Cancel(CLOSES, about(proposal)), new TimerChange.Cancel(PRESENCE, about(proposal)));
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        // Asked before the transaction: it may be wrong by a moment, as everything is that people see.
        List<UserId> witnesses = store.find(timer.incident()).map(incident -> present.in(incident, now)).orElse(List.of());
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer),
                sight -> sight.items().proposal(Integer.parseInt(timer.about()))
                        .map(proposal -> {
                            if (timer.kind().equals(WAIT_OVER)) {
                                return waited(sight.incident(), proposal, now);
                            }
                            return timer.kind().equals(PRESENCE)
                                    ? asksWhoIsThere(sight.incident(), proposal, now)
                                    : closed(sight, proposal, timer, witnesses, now);
                        })
                        .orElseGet(() -> DecisionChange.nothing(sight.incident(), now)));
    }

    private static JointVerdict asksWhoIsThere(Incident incident, Proposal proposal, Instant now) {
        Incident.Channel channel = incident.channel();
        return proposal.state() != State.OPEN || channel == null
                ? DecisionChange.nothing(incident, now)
                : JointChange.of(new IncidentChange(incident, new Actor.Bot(), now, List.of(), List.of(),
                        List.of(new Effect.ReadPresence(incident.id(), channel.id(), proposal.number()))));
    }

    private static JointVerdict waited(Incident incident, Proposal proposal, Instant now) {
        return incident.isResolved() || proposal.state() != State.DECIDED
                ? DecisionChange.nothing(incident, now)
                : DecisionChange.of(incident, proposal, new Actor.Bot(), now,
                        new DecisionEvent.WaitOver(proposal.number(), proposal.plan())).joint();
    }

    private static JointVerdict closed(Sight sight, Proposal proposal, Timer timer, List<UserId> witnesses, Instant now) {
        Incident incident = sight.incident();
        if (proposal.state() != State.OPEN || proposal.inTime(now)) {
            return DecisionChange.nothing(incident, now);
        }
        if (incident.isResolved()) {
            return DecisionChange.of(incident, proposal.ended(State.DROPPED, now, null, RESOLVED), new Actor.Bot(), now,
                    new DecisionEvent.ProposalDropped(proposal.number(), proposal.plan(), RESOLVED)).joint();
        }
        boolean wasAway = timer.kind().equals(CLOSES) && Duration.between(timer.dueAt(), now).compareTo(WAS_AWAY) > 0;
        if (wasAway) {
            return JointChange.of(IncidentChange.later(incident, now,
                    new TimerChange.Set(CLOSED_MEANWHILE, about(proposal), now.plus(LISTENS_FOR))));
        }
        Proposal decided = proposal.consented(now, witnesses);
        return DecisionChange.of(incident, decided, new Actor.Bot(), now, new DecisionEvent.ProposalDecided(decided.number(),
                decided.plan(), decided.risk(), false, decided.present(), decided.presentAt() != null, null))
                .offerToAssign().joint();
    }
}
