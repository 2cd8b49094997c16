package dev.muster.bot.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A moment as people write it down afterwards: {@code 13:20}, {@code 1:20pm}, {@code yesterday 23:50},
 * {@code 2026-03-02 13:20}, {@code 20 min ago}, {@code 13:20 UTC}. Without a zone it is meant in the writer's own.
 *
 * @param at        the moment; what was dated may lie in the future, what was not never does
 * @param yesterday whether the day before is meant, because today that time is still to come
 * @param skipped   whether that time does not exist on that day, because the clocks were put forward over it
 * @param rest      what is written behind it; empty for nothing
 */
public record PointInTime(Instant at, boolean yesterday, boolean skipped, String rest) {
    private static final Pattern DAY = Pattern.compile("(?:(yesterday|today|tomorrow)|(\\d{4}-\\d{2}-\\d{2}))(?:t|,? (?:at )?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d{1,9})?)?(?: ?([ap])\\.?m\\b\\.?)?|(\\d{1,2}) ?([ap])\\.?m\\b\\.?|(noon)\\b",
            Pattern.CASE_INSENSITIVE);
    /** Behind a zone's name, right behind the time, or written out whole: anything else is no offset, such as in "13:20 -2 nodes". */
    private static final Pattern OFFSET = Pattern.compile(
            " ?(?:utc|gmt) ?([+-])(\\d{1,2})(?::?([0-5]\\d))?(?!\\d)|([+-])(\\d{2})(?::?([0-5]\\d))?(?!\\d)| ([+-])(\\d{2}):?([0-5]\\d)(?!\\d)",
            Pattern.CASE_INSENSITIVE);
    /** What could be an offset and is none, or the end of a span of time. */
    private static final Pattern MORE_DIGITS = Pattern.compile(" ?(?:(?:utc|gmt) ?)?[+-]\\d|\\s*[-–—]\\s*\\d{1,2}:\\d",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile(" ?-(\\d{2}):([0-5]\\d)(?!\\d)");
    private static final Pattern NAMED_ZONE = Pattern
            .compile(" ?\\(?([A-Z][A-Za-z_]{1,30}/[A-Za-z_/+-]{1,40}|[A-Za-z]{1,6})\\)?");
    private static final Pattern ENDS = Pattern.compile("(?=$|[\\s,;.:!?)])");
    private static final Set<Integer> OFFSET_MINUTES = Set.of(0, 30, 45);
    /** What would be taken for words behind the time, though it says another zone than the one we would read. */
    private static final Set<String> OTHER_ZONES = Set.of("EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT",
            "HST", "AST", "ADT", "BST", "IST", "WET", "WEST", "CET", "CEST", "EET", "EEST", "MSK", "TRT", "GST", "PKT", "SGT",
            "HKT", "JST", "KST", "AWST", "ACST", "ACDT", "AEST", "AEDT", "NZST", "NZDT", "BRT", "ART", "CLT", "SAST", "EAT");

    /** The moment that the whole text says; empty where it says none, or more than that. Never throws. */
    public static Optional<PointInTime> read(String text, Instant now, ZoneId zone) {
        return leading(text, now, zone).filter(point -> point.rest().isEmpty());
    }

    /** The moment with which the text begins, perhaps with {@code at} before it; empty where it begins otherwise. Never throws. */
    public static Optional<PointInTime> leading(String text, Instant now, ZoneId zone) {
        String line = text.strip().replaceFirst("(?i)^(?:at|around|about|since|~) ?(?=[\\p{L}\\d])", "");
        if (line.toLowerCase(Locale.ROOT).matches("(?:just )?now\\b.*")) {
            return Optional.of(new PointInTime(now.truncatedTo(ChronoUnit.MICROS), false, false,
                    rest(line.replaceFirst("(?i)^(?:just )?now", ""))));
        }
        Optional<PointInTime> ago = Ago.leading(line, now);
        return ago.isPresent() ? ago : clock(line, now, zone);
    }

    private static Optional<PointInTime> clock(String line, Instant now, ZoneId zone) {
        Matcher day = DAY.matcher(line);
        boolean dated = day.lookingAt();
        Matcher clock = CLOCK.matcher(line).region(dated ? day.end() : 0, line.length());
        LocalTime time = clock.lookingAt() ? time(clock) : null;
        if (time == null) {
            return Optional.empty();
        }
        Zone meant = isSpan(line, clock, time, dated) ? null : Zone.behind(line, clock.end(), zone);
        if (meant == null || !ENDS.matcher(line).region(meant.end(), line.length()).lookingAt()) {
            return Optional.empty();
        }
        LocalDate today = now.atZone(meant.zone()).toLocalDate();
        LocalDate date = dated ? date(day, today) : today;
        if (date == null) {
            return Optional.empty();
        }
        Instant at = lastOf(date.atTime(time), meant.zone(), now);
        boolean yesterday = !dated && at.isAfter(now);
        LocalDateTime said = (yesterday ? date.minusDays(1) : date).atTime(time);
        return Optional.of(new PointInTime(yesterday ? lastOf(said, meant.zone(), now) : at, yesterday,
                meant.zone().getRules().getValidOffsets(said).isEmpty(), rest(line.substring(meant.end()))));
    }

    /** Where the clocks showed that time twice, the last one that is over. */
    private static Instant lastOf(LocalDateTime said, ZoneId zone, Instant now) {
        ZonedDateTime at = said.atZone(zone);
        Instant later = at.withLaterOffsetAtOverlap().toInstant();
        return later.isAfter(now) ? at.toInstant() : later;
    }

    /** Whether an hour behind it reads as the end of a span, such as in "09:20-10:00": an offset would look the same. */
    private static boolean isSpan(String line, Matcher clock, LocalTime time, boolean dated) {
        Matcher end = SPAN.matcher(line).region(clock.end(), line.length());
        return !dated && end.lookingAt() && Integer.parseInt(end.group(1)) < 24
                && LocalTime.of(Integer.parseInt(end.group(1)), Integer.parseInt(end.group(2))).isAfter(time);
    }

    private static @Nullable LocalDate date(Matcher day, LocalDate today) {
        if (day.group(2) == null) {
            return switch (day.group(1).toLowerCase(Locale.ROOT)) {
                case "yesterday" -> today.minusDays(1);
                case "tomorrow" -> today.plusDays(1);
                default -> today;
            };
        }
        try {
            return LocalDate.parse(day.group(2));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalTime time(Matcher clock) {
        if (clock.group(7) != null) {
            return LocalTime.NOON;
        }
        boolean whole = clock.group(5) != null;
        int hour = Integer.parseInt(whole ? clock.group(5) : clock.group(1));
        String half = whole ? clock.group(6) : clock.group(4);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        String second = clock.group(3);
        return hour > 23
                ? null
                : LocalTime.of(hour, whole ? 0 : Integer.parseInt(clock.group(2)), second == null ? 0 : Integer.parseInt(second));
    }

    private static String rest(String behind) {
        return behind.replaceFirst("^[\\s,;.:!]+(?:[-–—]+ )?", "").strip();
    }

    /** The zone in which a time is meant, and where what says so ends. */
    private record Zone(ZoneId zone, int end) {
        /** The zone that is named from there on, else the writer's; null where one is named that we cannot tell. */
        static @Nullable Zone behind(String line, int from, ZoneId own) {
            Matcher offset = OFFSET.matcher(line).region(from, line.length());
            if (offset.lookingAt()) {
                ZoneId shifted = shifted(offset);
                return shifted == null ? null : new Zone(shifted, offset.end());
            }
            if (MORE_DIGITS.matcher(line).region(from, line.length()).lookingAt()) {
                return null;
            }
            Matcher named = NAMED_ZONE.matcher(line).region(from, line.length());
            if (!named.lookingAt() || !ENDS.matcher(line).region(named.end(), line.length()).lookingAt()) {
                return new Zone(own, from);
            }
            ZoneId zone = named(named.group(1), own);
            if (zone != null) {
                return new Zone(zone, named.end());
            }
            return OTHER_ZONES.contains(named.group(1).toUpperCase(Locale.ROOT)) ? null : new Zone(own, from);
        }

        private static @Nullable ZoneId shifted(Matcher offset) {
            int form = offset.group(1) != null ? 1 : offset.group(4) != null ? 4 : 7;
            int hours = Integer.parseInt(offset.group(form + 1));
            String behind = offset.group(form + 2);
            int minutes = behind == null ? 0 : Integer.parseInt(behind);
            boolean west = offset.group(form).equals("-");
            boolean real = hours <= (west ? 12 : 14) && OFFSET_MINUTES.contains(minutes);
            int sign = west ? -1 : 1;
            return real ? ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes) : null;
        }

        /** Short names of zones are given away several times; those of the writer's own zone are meant so. */
        private static @Nullable ZoneId named(String name, ZoneId own) {
            if (name.equalsIgnoreCase("utc") || name.equalsIgnoreCase("gmt") || name.equalsIgnoreCase("z")) {
                return ZoneOffset.UTC;
            }
            TimeZone zone = TimeZone.getTimeZone(own);
            if (name.equalsIgnoreCase(zone.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH))) {
                return ZoneOffset.ofTotalSeconds(zone.getRawOffset() / 1000);
            }
            if (zone.useDaylightTime() && name.equalsIgnoreCase(zone.getDisplayName(true, TimeZone.SHORT, Locale.ENGLISH))) {
                return ZoneOffset.ofTotalSeconds((zone.getRawOffset() + zone.getDSTSavings()) / 1000);
            }
            try {
                return name.contains("/") ? ZoneId.of(name) : null;
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    /** Whoever counts in minutes does not mean the fraction of a second in which they wrote it. */
    static PointInTime before(Instant now, Duration length, String behind) {
        return new PointInTime(now.minus(length).truncatedTo(ChronoUnit.SECONDS), false, false, rest(behind));
    }
}
