package dev.muster.bot.id;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's timestamp of a message, such as {@code 1700000000.000100}: seconds, a dot and six digits. Within a channel it
 * is the message's identity as well as its time, so the text is kept exactly as Slack wrote it.
 */
public record SlackTs(String value) implements Comparable<SlackTs> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,11})\\.(\\d{1,9})");

    public SlackTs {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("ts: '%s' (expected: such as 1700000000.000100)".formatted(value));
        }
    }

    /** Whether Slack could have written this; never throws. */
    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** The time it stands for, to the microsecond or finer. */
    public Instant at() {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException("ts: " + value);
        }
        String fraction = (matcher.group(2) + "000000000").substring(0, 9);
        return Instant.ofEpochSecond(Long.parseLong(matcher.group(1)), Long.parseLong(fraction));
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
