package dev.muster.bot.incident.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.WorkEvent;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Assignment.State;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** What happens when nobody acknowledges an assignment in time (P18), and when its time is up (P19). */
public final class AssignmentClock implements TimerHandler {
    /** The owner is asked again. */
    public static final TimerKind UNACKNOWLEDGED = new TimerKind("assignment_unacknowledged");
    /** Others are told that the owner does not acknowledge. */
    public static final TimerKind IGNORED = new TimerKind("assignment_ignored");
    /** The owner is asked how it stands. */
    public static final TimerKind TIME_UP = new TimerKind("assignment_time_up");
    /** Others are told that the owner does not say. */
    public static final TimerKind UNANSWERED = new TimerKind("assignment_unanswered");
    /** All of them. */
    public static final List<TimerKind> KINDS = List.of(UNACKNOWLEDGED, IGNORED, TIME_UP, UNANSWERED);

    /** Nobody was there at the time: what people said meanwhile is on its way, and is heard before anybody is asked again. */
    private static final Duration WAS_AWAY = Duration.ofSeconds(3);
    private static final Duration LISTENS_FOR = Duration.ofSeconds(5);

    /** Nobody is asked once the work is over; should it go on after all, it is not forgotten. */
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofMinutes(15);
    private static final Duration LOOKS_AGAIN_FOR = Duration.ofDays(7);

    private final IncidentStore store;
    private final WorkTimes times;
    private final Clock clock;

    public AssignmentClock(IncidentStore store, WorkTimes times, Clock clock) {
        this.store = store;
        this.times = times;
        this.clock = clock;
    }

    /** The deadlines of an assignment as it stands from now on. */
    static List<TimerChange> deadlines(Assignment assignment, WorkTimes times, Instant now) {
        String about = String.valueOf(assignment.number());
        TimerChange timeUp = new TimerChange.Set(TIME_UP, about, assignment.timeboxEndsAt());
        TimerChange again = new TimerChange.Set(UNACKNOWLEDGED, about, now.plus(times.acknowledgeWithin()));
        TimerChange raise = new TimerChange.Set(UNANSWERED, about, now.plus(times.answerWithin()));
        return switch (assignment.state()) {
            case ASKED -> List.of(again, cancel(IGNORED, about), timeUp, cancel(UNANSWERED, about));
            case ACKNOWLEDGED -> List.of(cancel(UNACKNOWLEDGED, about), cancel(IGNORED, about), timeUp,
                    cancel(UNANSWERED, about));
            case OVERDUE -> List.of(cancel(UNACKNOWLEDGED, about), cancel(IGNORED, about), cancel(TIME_UP, about), raise);
            case BLOCKED, DONE, RETURNED -> KINDS.stream().map(kind -> cancel(kind, about)).toList();
        };
    }

    /** The owner answered: nobody else need be told. */
    static List<TimerChange> answered(Assignment assignment) {
        return List.of(cancel(UNANSWERED, String.valueOf(assignment.number())));
    }

    private static TimerChange cancel(TimerKind kind, String about) {
        return new TimerChange.Cancel(kind, about);
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer),
                sight -> sight.items().assignment(Integer.parseInt(timer.about())).filter(Assignment::isOpen)
                        .filter(assignment -> !isLongOver(sight.incident(), now))
                        .map(assignment -> putOff(sight.incident(), timer, now)
                                .map(later -> AssignmentChange.nothing(sight.incident(), now,
                                        List.of(new TimerChange.Set(timer.kind(), timer.about(), later))))
                                .orElseGet(() -> fired(sight.incident(), assignment, timer.kind(), now)))
                        .orElseGet(() -> AssignmentChange.nothing(sight.incident(), now, List.of())));
    }

    /** Until when nothing is asked; empty where it is time. */
    private static Optional<Instant> putOff(Incident incident, Timer timer, Instant now) {
        if (incident.isResolved()) {
            return Optional.of(now.plus(LOOKS_AGAIN_AFTER));
        }
        boolean wasAway = Duration.between(timer.dueAt(), now).compareTo(WAS_AWAY) > 0;
        return wasAway ? Optional.of(now.plus(LISTENS_FOR)) : Optional.empty();
    }

    /** Whether the incident has been over for so long that what was open in it is left alone. */
    private static boolean isLongOver(Incident incident, Instant now) {
        Instant resolvedAt = incident.resolvedAt();
        return incident.isResolved() && resolvedAt != null
                && Duration.between(resolvedAt, now).compareTo(LOOKS_AGAIN_FOR) > 0;
    }

    private JointVerdict fired(Incident incident, Assignment assignment, TimerKind kind, Instant now) {
        State state = assignment.state();
        if (kind.equals(TIME_UP)) {
            boolean over = (state == State.ASKED || state == State.ACKNOWLEDGED) && !now.isBefore(assignment.timeboxEndsAt());
            return over ? timeUp(incident, assignment, now) : AssignmentChange.nothing(incident, now, List.of());
        }
        if (state == State.ASKED && kind.equals(UNACKNOWLEDGED)) {
            return asked(incident, assignment, now);
        }
        if (state == State.ASKED && kind.equals(IGNORED)) {
            return raised(incident, assignment, Ask.UNACKNOWLEDGED, Ask.ACKNOWLEDGE, now);
        }
        return state == State.OVERDUE && kind.equals(UNANSWERED)
                ? raised(incident, assignment, Ask.UNANSWERED, Ask.PROGRESS, now)
                : AssignmentChange.nothing(incident, now, List.of());
    }

    private JointVerdict asked(Incident incident, Assignment assignment, Instant now) {
        var event = new WorkEvent.AssignmentPrompted(assignment.number(), assignment.to(), assignment.to(),
                Ask.ACKNOWLEDGE.wireName());
        return AssignmentChange.only(incident, assignment, new Actor.Bot(), now, event).ask(Ask.ACKNOWLEDGE, assignment.to())
                .timers(List.of(new TimerChange.Set(IGNORED, String.valueOf(assignment.number()),
                        now.plus(times.acknowledgeWithin()))))
                .joint();
    }

    private JointVerdict timeUp(Incident incident, Assignment assignment, Instant now) {
        Assignment overdue = assignment.timeUp();
        return AssignmentChange.of(incident, overdue, new Actor.Bot(), now,
                new WorkEvent.AssignmentOverdue(overdue.number(), overdue.to(), overdue.task()))
                .ask(Ask.PROGRESS, overdue.to()).timers(deadlines(overdue, times, now)).joint();
    }

    private static JointVerdict raised(Incident incident, Assignment assignment, Ask ask, Ask about, Instant now) {
        Optional<UserId> told = assignment.raisedTo(incident.leaders());
        return told.map(person -> AssignmentChange.only(incident, assignment, new Actor.Bot(), now,
                new WorkEvent.AssignmentPrompted(assignment.number(), assignment.to(), person, about.wireName()))
                .ask(ask, null).joint()).orElseGet(() -> AssignmentChange.nothing(incident, now, List.of()));
    }
}
