package dev.muster.bot.time;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them in a setting: {@code 90s}, {@code 2m}, {@code 1h30m}, {@code 3d}; a bare number is minutes. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,4}) ?d)? ?(?:(\\d{1,5}) ?h)? ?(?:(\\d{1,6}) ?m)? ?(?:(\\d{1,7}) ?s)?");
    private static final Pattern BARE = Pattern.compile("\\d{1,6}");

    private Durations() {}

    /** Reads one length of time; empty when it is not one. Never throws. */
    public static Optional<Duration> parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (BARE.matcher(text).matches()) {
            return Optional.of(Duration.ofMinutes(Long.parseLong(text)));
        }
        Matcher matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(part(matcher, 1)).plusHours(part(matcher, 2)).plusMinutes(part(matcher, 3))
                .plusSeconds(part(matcher, 4)));
    }

    /** Writes a length so that {@link #parse} reads the same back, such as {@code 1h30m}, up to 9999 days; less than a second is dropped. */
    public static String format(Duration length) {
        StringBuilder text = new StringBuilder();
        append(text, length.toDaysPart(), 'd');
        append(text, length.toHoursPart(), 'h');
        append(text, length.toMinutesPart(), 'm');
        append(text, length.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** A rough length for people: {@code 3 min}, {@code 2 h 10 min}, {@code 4 d}; {@code 40 s} below a minute. */
    public static String spoken(Duration length) {
        if (length.toDays() >= 2) {
            return length.toDays() + " d";
        }
        if (length.toHours() >= 1) {
            return length.toMinutesPart() == 0
                    ? length.toHours() + " h"
                    : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
        }
        return length.toMinutes() >= 1 ? length.toMinutes() + " min" : Math.max(0, length.toSeconds()) + " s";
    }

    /** The whole length to the second, so that people can type it back: {@code 1 min 30 s}, {@code 1 h 10 min}, {@code 24 h}. */
    public static String exact(Duration length) {
        StringBuilder text = new StringBuilder();
        if (length.toHours() > 0) {
            text.append(length.toHours()).append(" h ");
        }
        if (length.toMinutesPart() > 0) {
            text.append(length.toMinutesPart()).append(" min ");
        }
        if (length.toSecondsPart() > 0) {
            text.append(length.toSecondsPart()).append(" s ");
        }
        return text.isEmpty() ? "0 s" : text.toString().strip();
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
