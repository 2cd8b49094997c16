package dev.muster.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A time of day to come: {@code by 14:30}, {@code until 3pm}, {@code by 9}, {@code tomorrow 9}, {@code eod}.
 *
 * @param at      the moment
 * @param skipped whether that time does not exist on that day, because the clocks are put forward over it
 * @param vague   whether it was said with a word that may as well point to what was, as in {@code what happened at 13:05}
 */
record ClockAhead(Instant at, boolean skipped, boolean vague) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String HALF = "[ap]\\.?m\\.?";
    private static final String TIME = "(?:(?<h>\\d{1,2}):(?<m>[0-5]\\d)(?::(?<s>[0-5]\\d))?(?: ?(?<half>" + HALF + "))?"
            + "|(?<h2>\\d{1,2}) ?(?<half2>" + HALF + ")|(?<noon>noon)|(?<midnight>midnight)"
            + "|(?<eod>eod|(?:the )?end of (?:the )?day)|(?<hour>\\d{1,2})(?: ?o['’]?clock)?)";
    private static final Pattern CLOCK = Pattern.compile(
            "(?:(?<word>by|until|till|til|before|at|(?:not|no) later than) )?(?<day>today |tomorrow )?(?:at )?" + TIME
                    + "(?<day2> today| tomorrow)?(?<utc> ?utc)?",
            FLAGS);
    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    /**
     * The time of day that the whole text says, at the end of a line of other words: so it must say that it is one.
     * Empty for anything else. Never throws.
     */
    static Optional<ClockAhead> behindWords(String text, Instant now, ZoneId zone) {
        Matcher said = CLOCK.matcher(text);
        if (!said.matches()) {
            return Optional.empty();
        }
        boolean day = said.group("day") != null || said.group("day2") != null;
        String first = said.group("day");
        boolean tomorrow = first != null && first.strip().equalsIgnoreCase("tomorrow");
        boolean marked = said.group("word") != null || "eod".equalsIgnoreCase(said.group("eod")) || tomorrow;
        boolean at = "at".equalsIgnoreCase(said.group("word"));
        boolean bare = said.group("hour") != null && !day && (at || said.group("word") == null);
        return marked && !bare ? read(said, now, zone, at && !day) : Optional.empty();
    }

    /** The time of day that the whole text says, where nothing else is expected: {@code 14:30} alone is one, too. Never throws. */
    static Optional<ClockAhead> alone(String text, Instant now, ZoneId zone) {
        Matcher said = CLOCK.matcher(text);
        boolean bare = said.matches() && said.group("hour") != null && said.group("word") == null && said.group("day") == null
                && said.group("day2") == null;
        return said.matches() && !bare ? read(said, now, zone, false) : Optional.empty();
    }

    private static Optional<ClockAhead> read(Matcher said, Instant now, ZoneId zone, boolean vague) {
        ZoneId meant = said.group("utc") == null ? zone : ZoneOffset.UTC;
        LocalTime time = time(said);
        if (time == null) {
            return Optional.empty();
        }
        String day = first(said.group("day"), said.group("day2"));
        boolean tomorrow = day != null && day.strip().equalsIgnoreCase("tomorrow");
        LocalDate today = now.atZone(meant).toLocalDate();
        ClockAhead at = on(tomorrow ? today.plusDays(1) : today, time, meant, now, vague);
        if (day != null || at.at().isAfter(now)) {
            return Optional.of(at);
        }
        // An hour alone is the next one. Else only what is over by far was not meant: shortly before midnight 00:20 is tomorrow's.
        boolean next = said.group("hour") != null || said.group("midnight") != null
                || Duration.between(at.at(), now).compareTo(Duration.ofHours(12)) > 0;
        return Optional.of(next ? on(today.plusDays(1), time, meant, now, vague) : at);
    }

    /** Where the clocks show that time twice, the first one that is still to come. */
    private static ClockAhead on(LocalDate date, LocalTime time, ZoneId zone, Instant now, boolean vague) {
        LocalDateTime local = date.atTime(time);
        ZonedDateTime at = local.atZone(zone);
        boolean skipped = !at.toLocalDateTime().equals(local);
        return new ClockAhead((at.toInstant().isAfter(now) ? at : at.withLaterOffsetAtOverlap()).toInstant(), skipped, vague);
    }

    private static @Nullable LocalTime time(Matcher said) {
        if (said.group("noon") != null) {
            return LocalTime.NOON;
        }
        if (said.group("midnight") != null) {
            return LocalTime.MIDNIGHT;
        }
        if (said.group("eod") != null) {
            return END_OF_DAY;
        }
        String hours = first(said.group("h"), said.group("h2"), said.group("hour"));
        String half = first(said.group("half"), said.group("half2"));
        if (hours == null) {
            return null;
        }
        int hour = Integer.parseInt(hours);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        String minutes = said.group("m");
        String seconds = said.group("s");
        return hour > 23
                ? null
                : LocalTime.of(hour, minutes == null ? 0 : Integer.parseInt(minutes),
                        seconds == null ? 0 : Integer.parseInt(seconds));
    }

    private static @Nullable String first(@Nullable String... given) {
        for (String each : given) {
            if (each != null) {
                return each;
            }
        }
        return null;
    }
}
