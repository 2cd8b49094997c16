package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What is put off until the review, and what belongs to the end of an incident. */
public sealed interface ClosingEvent extends IncidentEvent {
    /** Somebody doubts the severity; {@code between} are those in doubt, the worst first, and {@code holds} the one that holds. */
    record SeverityDisputed(int dispute, List<Severity> between, Severity holds) implements ClosingEvent {
        public SeverityDisputed {
            between = List.copyOf(between);
        }

        @Override
        public String kind() {
            return "severity_disputed";
        }
    }

    /** Somebody would lower the severity and states no fact: that is for the review. */
    record LoweringParked(Severity from, Severity to) implements ClosingEvent {
        @Override
        public String kind() {
            return "lowering_parked";
        }
    }

    /** Everybody but {@code kept} and those who have a role was thanked and may go. */
    record RespondersReleased(int release, List<UserId> kept, List<UserId> thanked) implements ClosingEvent {
        public RespondersReleased {
            kept = List.copyOf(kept);
            thanked = List.copyOf(thanked);
        }

        @Override
        public String kind() {
            return "responders_released";
        }
    }

    /** Somebody was asked who owns the review, which is due then. */
    record ReviewOwnerAsked(int review, UserId person, Instant dueAt) implements ClosingEvent {
        @Override
        public String kind() {
            return "review_owner_asked";
        }
    }

    /** Somebody owns the review from now on; {@code previous} is who did until then, null for nobody. */
    record ReviewOwned(int review, UserId owner, @Nullable UserId previous, Instant dueAt) implements ClosingEvent {
        @Override
        public String kind() {
            return "review_owned";
        }
    }

    /** Somebody who goes on debating the severity was pointed to the review, privately and once. */
    record DebateDeferred(int dispute, UserId person) implements ClosingEvent {
        @Override
        public String kind() {
            return "debate_deferred";
        }
    }

    /** Somebody would resolve it with something left, named as public lines name it: {@code person}, who leads, is asked. */
    record ResolveAsked(UserId person, List<String> left) implements ClosingEvent {
        public ResolveAsked {
            left = List.copyOf(left);
        }

        @Override
        public String kind() {
            return "resolve_asked";
        }
    }

    /** Who leads told {@code asker} that it is not to be resolved yet. */
    record ResolvePutOff(UserId asker) implements ClosingEvent {
        @Override
        public String kind() {
            return "resolve_put_off";
        }
    }

    /** Somebody parked an idea for later. */
    record IdeaParked(int idea, String text) implements ClosingEvent {
        @Override
        public String kind() {
            return "idea_parked";
        }
    }

    /** Somebody said what they think of the process: that is for after the incident. */
    record FeedbackKept(int feedback, String text) implements ClosingEvent {
        @Override
        public String kind() {
            return "feedback_kept";
        }
    }

    /** The process owner was told directly what people said about the process, so many things. */
    record FeedbackTold(UserId person, int number) implements ClosingEvent {
        @Override
        public String kind() {
            return "feedback_told";
        }
    }

    /** Who owns the review was reminded that it is due then. */
    record ReviewReminded(int review, UserId person, Instant dueAt) implements ClosingEvent {
        @Override
        public String kind() {
            return "review_reminded";
        }
    }
}
