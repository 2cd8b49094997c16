package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to polls, and to questions that one person answers with yes, no or don't know. */
public sealed interface ChoiceEvent extends IncidentEvent {
    /** Somebody asked everybody to choose. */
    record PollOpened(int poll, List<String> options, Instant closesAt) implements ChoiceEvent {
        public PollOpened {
            options = List.copyOf(options);
        }

        @Override
        public String kind() {
            return "poll_opened";
        }
    }

    /** Somebody chose; {@code before} is what they had chosen until then, null for nothing. */
    record PollVoted(int poll, String option, @Nullable String before) implements ChoiceEvent {
        @Override
        public String kind() {
            return "poll_voted";
        }
    }

    /**
     * Voting is over.
     *
     * @param outcome   null where nobody voted, and where several have equally many votes
     * @param tied      those
     * @param recounted whether it was over before, and a vote made in time arrived since
     */
    record PollClosed(int poll, @Nullable String outcome, List<String> tied, boolean recounted) implements ChoiceEvent {
        public PollClosed {
            tied = List.copyOf(tied);
        }

        @Override
        public String kind() {
            return "poll_closed";
        }
    }

    /** A coin chose between options that had equally many votes. */
    record CoinFlipped(int poll, String outcome, List<String> between) implements ChoiceEvent {
        public CoinFlipped {
            between = List.copyOf(between);
        }

        @Override
        public String kind() {
            return "coin_flipped";
        }
    }

    /** Whoever has command was asked to break a tie; {@code asked} is null where nobody had, and everybody was told so. */
    record TiePrompted(int poll, @Nullable UserId asked) implements ChoiceEvent {
        @Override
        public String kind() {
            return "tie_prompted";
        }
    }

    /** The commander chose where several options had equally many votes. */
    record TieBroken(int poll, String outcome, List<String> between) implements ChoiceEvent {
        public TieBroken {
            between = List.copyOf(between);
        }

        @Override
        public String kind() {
            return "tie_broken";
        }
    }

    /** Somebody asked one person something that has three answers. */
    record QuestionAsked(int question, String text, UserId to) implements ChoiceEvent {
        @Override
        public String kind() {
            return "question_asked";
        }
    }

    /** They answered {@code yes}, {@code no} or {@code unknown}; {@code words} are what they said besides, null for nothing. */
    record QuestionAnswered(int question, String text, String answer, @Nullable String words) implements ChoiceEvent {
        @Override
        public String kind() {
            return "question_answered";
        }
    }
}
