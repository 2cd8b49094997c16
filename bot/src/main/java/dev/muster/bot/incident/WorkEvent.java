package dev.muster.bot.incident;

import java.time.Duration;
import java.time.Instant;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to assignments; {@code assignment} is the number within the incident. */
public sealed interface WorkEvent extends IncidentEvent {
    /**
     * Somebody is asked for something; {@code leading} where they have command and it was theirs all the same.
     *
     * @param timebox how long they have
     */
    record AssignmentAsked(int assignment, UserId to, String task, Instant timeboxEndsAt, Duration timebox,
            boolean leading) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_asked";
        }
    }

    /** Whoever was asked is on it. */
    record AssignmentAcknowledged(int assignment, UserId to) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_acknowledged";
        }
    }

    /** Somebody was asked about an assignment of {@code to}: {@code person} for {@code ask}, such as acknowledge. */
    record AssignmentPrompted(int assignment, UserId to, UserId person, String ask) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_prompted";
        }
    }

    /** The time is up, and the owner is asked how it stands. */
    record AssignmentOverdue(int assignment, UserId to, String task) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_overdue";
        }
    }

    /** The owner has as much more time as they need: {@code timebox}, from when they said so. */
    record AssignmentExtended(int assignment, UserId to, Instant timeboxEndsAt, Duration timebox) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_extended";
        }
    }

    /** The owner cannot go on without something. */
    record AssignmentBlocked(int assignment, UserId to, String task, String need) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_blocked";
        }
    }

    /** It is done; {@code result} is what came of it, null where nobody said. */
    record AssignmentDone(int assignment, UserId to, String task, @Nullable String result) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_done";
        }
    }

    /** What came of it was said once it was done. */
    record AssignmentResult(int assignment, String result) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_result";
        }
    }

    /** It is nobody's any more; {@code reason} is null where none was given. */
    record AssignmentReturned(int assignment, UserId to, String task, @Nullable String reason) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_returned";
        }
    }

    /** It is another's from now on. */
    record AssignmentReassigned(int assignment, UserId from, UserId to, String task, Instant timeboxEndsAt,
            Duration timebox) implements WorkEvent {
        @Override
        public String kind() {
            return "assignment_reassigned";
        }
    }

    /** So many people work on assignments now that sub-teams were suggested. */
    record SubTeamsSuggested(int people) implements WorkEvent {
        @Override
        public String kind() {
            return "sub_teams_suggested";
        }
    }

    /** Somebody is not there until then; {@code why} is null where they did not say. */
    record PersonAway(UserId user, Instant until, @Nullable String why) implements WorkEvent {
        @Override
        public String kind() {
            return "person_away";
        }
    }

    /** Somebody who was away is back. */
    record PersonReady(UserId user) implements WorkEvent {
        @Override
        public String kind() {
            return "person_ready";
        }
    }

    /** Whoever has command was asked to hand it over before they take on a task. */
    record HandoverSuggested(UserId commander, String task) implements WorkEvent {
        @Override
        public String kind() {
            return "handover_suggested";
        }
    }

    /** The commander asked nobody in particular, and was offered to assign it. Their words stand in their message, and only there. */
    record AssignSuggested() implements WorkEvent {
        @Override
        public String kind() {
            return "assign_suggested";
        }
    }
}
