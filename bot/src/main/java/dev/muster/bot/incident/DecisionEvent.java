package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to proposals and decisions; {@code proposal} is the number within the incident. */
public sealed interface DecisionEvent extends IncidentEvent {
    int proposal();

    /** A step was proposed; {@code amends} is the proposal that it is another version of, null for none. */
    record ProposalOpened(int proposal, String plan, @Nullable String risk, Instant closesAt,
            @Nullable Integer amends) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_opened";
        }
    }

    /**
     * It is decided: by silence, or at once by the commander.
     *
     * @param withoutWindow whether nobody was given time to object
     * @param present       who was in the channel then
     * @param active        whether Slack said of each of them that they are active
     * @param waitUntil     where the decision is to do nothing for now: until when; null otherwise
     */
    record ProposalDecided(int proposal, String plan, @Nullable String risk, boolean withoutWindow, List<UserId> present,
            boolean active, @Nullable Instant waitUntil) implements DecisionEvent {
        public ProposalDecided {
            present = List.copyOf(present);
        }

        @Override
        public String kind() {
            return "proposal_decided";
        }
    }

    /**
     * Somebody strongly objects.
     *
     * @param text          null until they say why
     * @param late          whether it came after the end, and stops nothing
     * @param withoutWindow whether that is because nobody was given time to object
     * @param madeAt        Slack's time of it
     */
    record ProposalObjected(int proposal, @Nullable String text, boolean late, boolean withoutWindow,
            Instant madeAt) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_objected";
        }
    }

    /** Somebody who objected says why, or more; {@code late} where it was over by then. */
    record ObjectionExplained(int proposal, String text, boolean late) implements DecisionEvent {
        @Override
        public String kind() {
            return "objection_explained";
        }
    }

    /** Somebody takes their objection back; {@code closesAt} is when the window ends now, null where it stays stopped. */
    record ObjectionWithdrawn(int proposal, @Nullable Instant closesAt) implements DecisionEvent {
        @Override
        public String kind() {
            return "objection_withdrawn";
        }
    }

    /** Somebody asks something about it. */
    record ProposalQuestioned(int proposal, String text) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_questioned";
        }
    }

    /** Somebody answered what was asked about it. */
    record ProposalAnswered(int proposal) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_answered";
        }
    }

    /** There is more time to object. */
    record ProposalExtended(int proposal, Instant closesAt) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_extended";
        }
    }

    /** The commander proceeds against an objection. */
    record ProposalOverruled(int proposal, String plan, String reason) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_overruled";
        }
    }

    /** It will not be done. */
    record ProposalDropped(int proposal, String plan, @Nullable String reason) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_dropped";
        }
    }

    /** Another version took its place. */
    record ProposalAmended(int proposal, int next) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_amended";
        }
    }

    /**
     * Whoever has command was asked for their next step with it.
     *
     * @param ask      by the name that the question in Slack has: one for what came in time, for what came late, and for who does it
     * @param asked    null where nobody had command, and everybody was told so
     * @param objector whose objection it is about; null for none
     */
    record ProposalPrompted(int proposal, String ask, @Nullable UserId asked,
            @Nullable UserId objector) implements DecisionEvent {
        @Override
        public String kind() {
            return "proposal_prompted";
        }
    }

    /** The time for which it was decided to wait is over. */
    record WaitOver(int proposal, String plan) implements DecisionEvent {
        @Override
        public String kind() {
            return "wait_over";
        }
    }
}
