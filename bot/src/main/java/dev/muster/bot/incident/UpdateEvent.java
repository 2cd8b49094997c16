package dev.muster.bot.incident;

import java.time.Instant;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to status updates and their cadence; {@code update} is the number within the incident. */
public sealed interface UpdateEvent extends IncidentEvent {
    /**
     * The organisation was told how it stands.
     *
     * @param nextAt         when the next update was promised with it; null where nothing was
     * @param writingSeconds how long it was written, from the opening of the form; null where that is not known
     */
    record UpdatePosted(int update, String text, @Nullable Instant nextAt,
            @Nullable Long writingSeconds) implements UpdateEvent {
        @Override
        public String kind() {
            return "update_posted";
        }
    }

    /** Somebody wrote what customers could be told; {@code replaces} is the draft whose place it takes, null for none. */
    record ExternalDrafted(int update, String text, @Nullable Integer replaces,
            @Nullable Long writingSeconds) implements UpdateEvent {
        @Override
        public String kind() {
            return "external_drafted";
        }
    }

    /** Customers may be told this, in these words. */
    record ExternalApproved(int update, String text, UserId writtenBy) implements UpdateEvent {
        @Override
        public String kind() {
            return "external_approved";
        }
    }

    /** Customers are not to be told this. */
    record ExternalDeclined(int update, String text, UserId writtenBy, String reason) implements UpdateEvent {
        @Override
        public String kind() {
            return "external_declined";
        }
    }

    /** Whoever has command by now is asked to decide on it. */
    record ExternalAsked(int update, UserId person) implements UpdateEvent {
        @Override
        public String kind() {
            return "external_asked";
        }
    }

    /** An update is due, and somebody was reminded: {@code step} counts from 1, {@code person} is null where nobody could be named. */
    record UpdateReminded(@Nullable UserId person, int step, Instant dueAt) implements UpdateEvent {
        @Override
        public String kind() {
            return "update_reminded";
        }
    }

    /** Customers were to be told something by then, and somebody was reminded: {@code step} counts from 1. */
    record ExternalReminded(UserId person, int step, Instant dueAt) implements UpdateEvent {
        @Override
        public String kind() {
            return "external_reminded";
        }
    }

    /** The next update is due then; {@code why} is promised, severity or reopened. */
    record CadenceSet(Instant dueAt, String why) implements UpdateEvent {
        @Override
        public String kind() {
            return "cadence_set";
        }
    }

    /** It goes on for long, and whoever leads was asked whether the rhythm may be slower. */
    record LongIncidentAsked(UserId person) implements UpdateEvent {
        @Override
        public String kind() {
            return "long_incident_asked";
        }
    }

    /** Whoever leads says that it is a long one: after the next update, which stays due then, they come once in so many seconds. */
    record RhythmSlowed(Instant dueAt, long everySeconds) implements UpdateEvent {
        @Override
        public String kind() {
            return "rhythm_slowed";
        }
    }

    /** Whoever leads keeps the rhythm. */
    record RhythmKept() implements UpdateEvent {
        @Override
        public String kind() {
            return "rhythm_kept";
        }
    }

    /** The slower rhythm is over; {@code why} is severity, chosen or resolved, and {@code dueAt} null for the last of these. */
    record RhythmRestored(@Nullable Instant dueAt, long everySeconds, String why) implements UpdateEvent {
        @Override
        public String kind() {
            return "rhythm_restored";
        }
    }

    /** Somebody asked how it stands, and was privately told what was said last. Their words stand in their message. */
    record UpdateAnswered() implements UpdateEvent {
        @Override
        public String kind() {
            return "update_answered";
        }
    }
}
