package dev.muster.bot.id;

import java.time.Instant;

/**
 * Slack's timestamp of a message, such as {@code 1700000000.000100}: seconds, a dot and six digits. Within a channel it
 * is the message's identity as well as its time, so the text is kept exactly as Slack wrote it.
 */
public record SlackTs(String value) implements Comparable<SlackTs> {
    private static final int MOST_SECONDS = 11;
    private static final int MOST_DECIMALS = 9;

    public SlackTs {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("ts: '%s' (expected: such as 1700000000.000100)".formatted(value));
        }
    }

    /** Whether Slack could have written this; never throws. */
    public static boolean isWellFormed(String value) {
        // By hand: every message that comes or is read passes here several times.
        int dot = value.indexOf('.');
        return dot >= 1 && dot <= MOST_SECONDS && value.length() > dot + 1 && value.length() - dot - 1 <= MOST_DECIMALS
                && areDigits(value, 0, dot) && areDigits(value, dot + 1, value.length());
    }

    private static boolean areDigits(String value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The time it stands for, to the microsecond or finer. */
    public Instant at() {
        int dot = value.indexOf('.');
        long nanos = Long.parseLong(value, dot + 1, value.length(), 10);
        for (int digits = value.length() - dot - 1; digits < MOST_DECIMALS; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(Long.parseLong(value, 0, dot, 10), nanos);
    }

    @Override
    public int compareTo(SlackTs other) {
        int byTime = at().compareTo(other.at());
        return byTime != 0 ? byTime : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
