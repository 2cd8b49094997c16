package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A question to one person that has three answers: yes, no, and don't know, which is as good as the others (P14).
 *
 * @param text       plain text
 * @param to         whose answer counts, and nobody else's
 * @param answer     null until it is answered
 * @param words      what they said besides, plain text; null for nothing
 * @param answeredAt null until it is answered
 * @param dropped    whether whoever asked took it back
 */
public record YesNo(int number, String text, UserId by, UserId to, Instant askedAt, @Nullable Answer answer,
        @Nullable String words, @Nullable Instant answeredAt, boolean dropped, @Nullable MessageRef card) implements Item {
    /** What counts; the names are stored. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN;

        /** As people say it. */
        public String words() {
            return switch (this) {
                case YES -> "yes";
                case NO -> "no";
                case UNKNOWN -> "don't know";
            };
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public YesNo {
        if ((answer == null) != (answeredAt == null)) {
            throw new IllegalArgumentException("answeredAt: %s (expected: with the answer)".formatted(answeredAt));
        }
    }

    /** A question that is asked now. */
    public static YesNo asked(int number, String text, UserId by, UserId to, Instant at) {
        return new YesNo(number, text, by, to, at, null, null, null, false, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.QUESTION, number);
    }

    /** Whether it was taken back before anybody answered. */
    public boolean isTakenBack() {
        return dropped && answer == null;
    }

    /**
     * Programs that read messages know two states of a question. One that was taken back is not open any more, and nobody waits for
     * it: they read it as answered, while its card and the export say what it is.
     */
    @Override
    public String wireState() {
        return isOpen() ? "open" : "answered";
    }

    @Override
    public boolean isOpen() {
        return answer == null && !dropped;
    }

    @Override
    public Optional<UserId> awaits() {
        return isOpen() ? Optional.of(to) : Optional.empty();
    }

    /** {@code more} is what they say besides; null for nothing. */
    public YesNo answered(Answer given, @Nullable String more, Instant at) {
        return new YesNo(number, text, by, to, askedAt, given, more, at, dropped, card);
    }

    @Override
    public YesNo takenBack(UserId who, Instant at) {
        return new YesNo(number, text, by, to, askedAt, answer, words, answeredAt, true, card);
    }

    @Override
    public YesNo withCard(MessageRef message) {
        return new YesNo(number, text, by, to, askedAt, answer, words, answeredAt, dropped, message);
    }
}
