package dev.muster.bot.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and lengths of time for people, with the exact time for programs. All are UTC. */
final class HtmlTime {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_ALONE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HtmlTime() {}

    /** To the second, as the entries of a timeline need it. */
    static String clock(Instant at) {
        return element(at, CLOCK.format(at));
    }

    /** The clock to the minute. */
    static String minute(Instant at) {
        return element(at, MINUTE.format(at));
    }

    /** To the minute. */
    static String dayAndClock(Instant at) {
        return element(at, DAY_AND_MINUTE.format(at));
    }

    static String day(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(DAY_ALONE.format(at), DAY.format(at));
    }

    /** The clock on the day of {@code seenAt}, day and clock on any other; with the seconds where there are any, for an order may rest on them. */
    static String near(Instant at, Instant seenAt) {
        return DAY_ALONE.format(at).equals(DAY_ALONE.format(seenAt))
                ? element(at, (isWhole(at) ? MINUTE : CLOCK).format(at))
                : element(at, (isWhole(at) ? DAY_AND_MINUTE : DAY_AND_CLOCK).format(at));
    }

    private static boolean isWhole(Instant at) {
        return at.getEpochSecond() % 60 == 0;
    }

    private static String element(Instant at, String shown) {
        return "<time datetime=\"%s\">%s</time>".formatted(at, shown);
    }

    /** How long it took, to the minute, to the second where it is less than that; nothing less than 0. */
    static String length(Instant from, Instant to) {
        Duration length = from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
        if (length.toMinutes() == 0) {
            return length.toSeconds() + " s";
        }
        String days = length.toDays() == 0 ? "" : length.toDays() + " d ";
        String hours = length.toHours() == 0 ? "" : length.toHoursPart() + " h ";
        return days + hours + length.toMinutesPart() + " min";
    }
}
