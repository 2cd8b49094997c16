package dev.muster.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A time to come as people put it at the end of what they type: {@code 10m}, {@code ten minutes}, {@code for half an hour},
 * {@code by 14:30}, {@code until 3pm}, {@code tomorrow 9}, {@code eod}; a bare number is minutes (V4). Clock times are meant
 * in the writer's own zone, and need a word before them, because a line may well end with one that means something else.
 */
public sealed interface TimeAhead {
    /** Further off nobody plans in an incident: it is asked for instead. */
    Duration FURTHEST = Duration.ofHours(24);

    /** Until then; {@code rest} is what stands before it, empty for nothing. */
    record Until(Instant at, Duration length, String rest) implements TimeAhead {}

    /** It says a time, but one that is over, or further off than a day; {@code said} are its words. */
    record OutOfReach(String said, boolean past) implements TimeAhead {}

    /** It says no time. */
    record None() implements TimeAhead {}

    /** The end of a line, for verbs of which a last bare number is minutes. Never throws. */
    static TimeAhead atEndOrNumber(String line, Instant now, ZoneId zone) {
        TimeAhead said = atEnd(line, now, zone);
        Matcher bare = Ahead.BARE.matcher(line.strip());
        if (!(said instanceof None) || !bare.matches()) {
            return said;
        }
        return Ahead.until(now, Duration.ofMinutes(Long.parseLong(bare.group("n"))), bare.group("rest"), bare.group("n"));
    }

    /** The end of a line. Never throws. */
    static TimeAhead atEnd(String line, Instant now, ZoneId zone) {
        String text = line.strip();
        Matcher length = Ahead.LENGTH_AT_END.matcher(text);
        if (length.matches()) {
            Optional<Duration> lasts = Ahead.length(length.group("time"));
            if (lasts.isPresent()) {
                return Ahead.until(now, lasts.get(), length.group("rest"), length.group("time"));
            }
        }
        Matcher clock = Ahead.CLOCK_AT_END.matcher(text);
        if (clock.matches()) {
            Instant at = Ahead.clock(clock, now, zone);
            if (at != null) {
                boolean bare = clock.group("time") == null;
                return Ahead.until(now, Duration.between(now, at), clock.group(bare ? "rest2" : "rest"),
                        clock.group(bare ? "time2" : "time"));
            }
        }
        return new None();
    }

    /** How it is read. */
    final class Ahead {
        private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        private static final String WORD = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty[- ]five|fifty|sixty|ninety)";
        private static final String AMOUNT = "(?:\\d{1,5}(?:[.,]5)?|" + WORD + ")";
        private static final String UNIT = "(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)";
        private static final String LENGTH = "(?:(?:half|a half|a quarter of|quarter of|three quarters of) an? hour"
                + "|" + AMOUNT + " ?(?:h|hrs?|hours?) and (?:a half|a quarter|" + AMOUNT + " ?(?:m|mins?|minutes?))"
                + "|\\d{1,3} ?(?:h|hrs?|hours?) ?\\d{1,2} ?(?:m|mins?|minutes?)?"
                + "|\\d{1,4} ?(?:m|mins?|minutes?) ?\\d{1,2} ?(?:s|secs?|seconds?)"
                + "|\\d{1,5}(?:[.,]5)? ?" + UNIT + "|" + WORD + " " + UNIT + ")";
        private static final String BEFORE = "(?<rest>(?:.*?[\\s,;:.!?)])??)";
        static final Pattern LENGTH_AT_END = Pattern.compile(
                BEFORE + "(?:(?:for|in|within|the next|next|about|~) )?(?<time>" + LENGTH + ")\\.?", FLAGS);
        static final Pattern CLOCK_AT_END = Pattern.compile(BEFORE
                + "(?:(?:by|until|till|til|before|at) )(?<time>(?<day>today |tomorrow )?(?:at )?(?:(?<h>\\d{1,2}):(?<m>[0-5]\\d)(?::(?<s>[0-5]\\d))?(?: ?(?<half>[ap])\\.?m\\.?)?"
                + "|(?<h2>\\d{1,2}) ?(?<half2>[ap])\\.?m\\.?|(?<noon>noon)|(?<eod>eod|end of day))(?<utc> ?utc)?)\\.?"
                + "|"
                + "(?<rest2>(?:.*?\\s)?)(?<time2>tomorrow (?:at )?(?<h3>\\d{1,2})(?::(?<m3>[0-5]\\d))?(?: ?(?<half3>[ap])\\.?m\\.?)?|(?<eod2>eod))\\.?",
                FLAGS);
        static final Pattern BARE = Pattern.compile("(?<rest>(?:.*\\s)?)(?:(?:for|in) )?(?<n>\\d{1,4})", FLAGS);
        private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

        private Ahead() {}

        static TimeAhead until(Instant now, Duration length, @Nullable String rest, String said) {
            if (length.isNegative() || length.isZero()) {
                return new OutOfReach(said, true);
            }
            if (length.compareTo(FURTHEST) > 0) {
                return new OutOfReach(said, false);
            }
            String before = rest == null ? "" : rest.strip().replaceFirst("[\\s,;:]+$", "");
            return new Until(now.plus(length), length, before);
        }

        static Optional<Duration> length(String said) {
            String text = said.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
            if (text.matches("(?:a )?half an? hour")) {
                return Optional.of(Duration.ofMinutes(30));
            }
            if (text.matches("(?:a )?quarter of an? hour")) {
                return Optional.of(Duration.ofMinutes(15));
            }
            if (text.matches("three quarters of an? hour")) {
                return Optional.of(Duration.ofMinutes(45));
            }
            Matcher and = Pattern.compile("(.+?) ?(?:h|hrs?|hours?) and (.+)").matcher(text);
            if (and.matches()) {
                Duration more = switch (and.group(2)) {
                    case "a half" -> Duration.ofMinutes(30);
                    case "a quarter" -> Duration.ofMinutes(15);
                    default -> length(and.group(2)).orElse(Duration.ZERO);
                };
                return amount(and.group(1)).map(hours -> seconds(hours, 3600).plus(more));
            }
            Matcher two = Pattern.compile("(\\d+) ?(h|m)[a-z]* ?(\\d+) ?[a-z]*").matcher(text);
            if (two.matches()) {
                long big = Long.parseLong(two.group(1));
                long small = Long.parseLong(two.group(3));
                return Optional.of(two.group(2).equals("h")
                        ? Duration.ofHours(big).plusMinutes(small)
                        : Duration.ofMinutes(big).plusSeconds(small));
            }
            Matcher one = Pattern.compile("(.+?) ?(s|m|h|d)[a-z]*").matcher(text);
            return one.matches()
                    ? amount(one.group(1)).map(amount -> seconds(amount, switch (one.group(2)) {
                        case "s" -> 1;
                        case "m" -> 60;
                        case "h" -> 3600;
                        default -> 86_400;
                    }))
                    : Optional.empty();
        }

        private static Duration seconds(double amount, int unit) {
            return Duration.ofSeconds(Math.round(amount * unit));
        }

        private static Optional<Double> amount(String said) {
            if (said.matches("\\d{1,5}(?:[.,]\\d)?")) {
                return Optional.of(Double.parseDouble(said.replace(',', '.')));
            }
            return Optional.ofNullable(switch (said.replace('-', ' ')) {
                case "a", "an", "one" -> 1.0;
                case "two" -> 2.0;
                case "three" -> 3.0;
                case "four" -> 4.0;
                case "five" -> 5.0;
                case "six" -> 6.0;
                case "seven" -> 7.0;
                case "eight" -> 8.0;
                case "nine" -> 9.0;
                case "ten" -> 10.0;
                case "eleven" -> 11.0;
                case "twelve" -> 12.0;
                case "fifteen" -> 15.0;
                case "twenty" -> 20.0;
                case "thirty" -> 30.0;
                case "forty" -> 40.0;
                case "forty five" -> 45.0;
                case "fifty" -> 50.0;
                case "sixty" -> 60.0;
                case "ninety" -> 90.0;
                default -> null;
            });
        }

        static @Nullable Instant clock(Matcher said, Instant now, ZoneId zone) {
            ZoneId meant = said.group("utc") == null ? zone : ZoneId.of("UTC");
            LocalDate today = now.atZone(meant).toLocalDate();
            boolean tomorrow = said.group("time2") != null
                    ? said.group("eod2") == null
                    : said.group("day") != null && said.group("day").toLowerCase(Locale.ROOT).startsWith("tomorrow");
            LocalTime time = time(said);
            if (time == null) {
                return null;
            }
            ZonedDateTime at = (tomorrow ? today.plusDays(1) : today).atTime(time).atZone(meant);
            // Shortly before midnight 00:20 is today's no more; anything else that is over was not meant.
            boolean overMidnight = !tomorrow && said.group("day") == null && at.toInstant().isBefore(now)
                    && Duration.between(at.toInstant(), now).compareTo(Duration.ofHours(12)) > 0;
            return (overMidnight ? at.plusDays(1) : at).toInstant();
        }

        private static @Nullable LocalTime time(Matcher said) {
            if (said.group("noon") != null) {
                return LocalTime.NOON;
            }
            if (said.group("eod") != null || said.group("eod2") != null) {
                return END_OF_DAY;
            }
            String hours = first(said.group("h"), said.group("h2"), said.group("h3"));
            String minutes = first(said.group("m"), said.group("m3"));
            String half = first(said.group("half"), said.group("half2"), said.group("half3"));
            if (hours == null) {
                return null;
            }
            int hour = Integer.parseInt(hours);
            if (half != null) {
                if (hour < 1 || hour > 12) {
                    return null;
                }
                hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
            }
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
}
