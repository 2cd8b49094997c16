package dev.muster.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A time to come as people put it at the end of what they type: {@code 10m}, {@code ten minutes}, {@code for half an hour},
 * {@code by 14:30}, {@code until 3pm}, {@code tomorrow 9}, {@code eod}; a bare number is minutes (V4). Clock times are meant
 * in the writer's own zone, and need a word before them, because a line may well end with one that means something else.
 */
public sealed interface TimeAhead {
    /** Further off nobody plans in an incident: it is asked for instead. */
    Duration FURTHEST = Duration.ofHours(24);

    /**
     * Until then.
     *
     * @param rest    what stands before it, empty for nothing
     * @param byClock whether a time of day was said, so that the length only follows from it
     * @param skipped whether that time of day does not exist, because the clocks are put forward over it
     */
    record Until(Instant at, Duration length, String rest, boolean byClock, boolean skipped) implements TimeAhead {}

    /** It says a time, but one that is over, or further off than a day; {@code said} are its words. */
    record OutOfReach(String said, boolean past) implements TimeAhead {}

    /** It says no time. */
    record None() implements TimeAhead {}

    /** The end of a line, for verbs of which a last bare number is minutes where it means nothing else. Never throws. */
    static TimeAhead atEndOrNumber(String line, Instant now, ZoneId zone) {
        TimeAhead said = atEnd(line, now, zone);
        return said instanceof None
                ? LastNumber.of(Ahead.plain(line))
                        .map(number -> Ahead.until(now, Duration.ofMinutes(number.minutes()), number.rest(),
                                String.valueOf(number.minutes())))
                        .orElse(said)
                : said;
    }

    /** The end of a line. Never throws. */
    static TimeAhead atEnd(String line, Instant now, ZoneId zone) {
        String text = Ahead.plain(line);
        return Ahead.earliest(text, SpokenLength::whole)
                .map(found -> Ahead.until(now, found.read(), Ahead.withoutLead(found.before()), found.said()))
                .or(() -> Ahead.earliest(text, said -> ClockAhead.behindWords(said, now, zone))
                        .filter(found -> !(found.read().vague() && !found.read().at().isAfter(now)))
                        .filter(found -> !(found.isHour() && Ahead.CHANGES.matcher(found.before()).find()))
                        .map(found -> Ahead.until(now, found.read(), found.before(), found.said())))
                .orElseGet(None::new);
    }

    /** The whole of what was typed, where nothing but a time is expected: a number is minutes. Never throws. */
    static TimeAhead whole(String line, Instant now, ZoneId zone) {
        String said = Ahead.bare(Ahead.plain(line));
        return SpokenLength.whole(said).or(() -> SpokenLength.number(said).map(Duration::ofMinutes))
                .map(length -> Ahead.until(now, length, "", said))
                .or(() -> ClockAhead.alone(said, now, zone).map(clock -> Ahead.until(now, clock, "", said)))
                .orElseGet(None::new);
    }

    /** How it is read. */
    final class Ahead {
        /** Longer no time is. */
        private static final int LONGEST = 80;
        private static final Pattern LEAD = Pattern.compile(
                "(?:(?:^|(?<=\\s))(?:for|in|within|the next|next|another|about|around|up to|at most|~)(?:\\s+|$))+$",
                Pattern.CASE_INSENSITIVE);
        private static final Pattern FILLERS = Pattern.compile(
                "^(?:(?:please|give|gimme|me|us|i|i['’]ll|we|will|need|needs|take|takes|another|an? extra|some|about|around|roughly|maybe|like|up to|for|in|within|the|next|just|only|at (?:least|most)|~)(?:\\s+|$|(?<=~)))+",
                Pattern.CASE_INSENSITIVE);
        private static final Pattern MORE = Pattern.compile(
                "\\s+(?:more|extra|longer|please|thanks|thank you|from now|or so)(?=\\s|$)",
                Pattern.CASE_INSENSITIVE);
        /** In {@code increase the pool by 10} it is no time of day. */
        static final Pattern CHANGES = Pattern.compile(
                "\\b(?:(?:increas|decreas|rais|reduc|lower|grow|shrink|scal|bump|cut|multipl|divid|drop)\\w*|up|down|off)\\b",
                Pattern.CASE_INSENSITIVE);

        private Ahead() {}

        /** What was read, and the words that say it. */
        record Found<T>(String before, String said, T read) {
            boolean isHour() {
                return said.matches("(?i)by \\d{1,2}");
            }
        }

        /** With plain spaces, and without what ends a sentence. */
        static String plain(String line) {
            String text = line.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
            int end = text.length();
            while (end > 0 && ".!?,;:…".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return text.substring(0, end).strip();
        }

        /** What is left of a whole answer without the words around the time. */
        static String bare(String text) {
            return text.length() > LONGEST ? text : MORE.matcher(FILLERS.matcher(text).replaceFirst("")).replaceAll("").strip();
        }

        /** What the longest end of the text says. */
        static <T> Optional<Found<T>> earliest(String text, Function<String, Optional<T>> reader) {
            for (int from = Math.max(0, text.length() - LONGEST); from < text.length(); from++) {
                if (begins(text, from)) {
                    String said = text.substring(from);
                    Optional<T> read = reader.apply(said);
                    if (read.isPresent()) {
                        return Optional.of(new Found<>(text.substring(0, from), said, read.get()));
                    }
                }
            }
            return Optional.empty();
        }

        /** Whether a word begins there; the 5 of 1.5 is none. */
        private static boolean begins(String text, int at) {
            if (at == 0) {
                return true;
            }
            char before = text.charAt(at - 1);
            boolean inNumber = (before == '.' || before == ',' || before == ':') && at > 1
                    && Character.isDigit(text.charAt(at - 2));
            return !Character.isWhitespace(text.charAt(at)) && !inNumber
                    && (Character.isWhitespace(before) || ",;:.!?(~".indexOf(before) >= 0);
        }

        static String withoutLead(String before) {
            return LEAD.matcher(before).replaceFirst("");
        }

        static TimeAhead until(Instant now, Duration length, String rest, String said) {
            return until(now, new Until(now.plus(length), length, tidy(rest), false, false), said);
        }

        static TimeAhead until(Instant now, ClockAhead clock, String rest, String said) {
            return until(now, new Until(clock.at(), Duration.between(now, clock.at()), tidy(rest), true, clock.skipped()), said);
        }

        private static TimeAhead until(Instant now, Until until, String said) {
            if (!until.at().isAfter(now)) {
                return new OutOfReach(said, true);
            }
            return until.length().compareTo(FURTHEST) > 0 ? new OutOfReach(said, false) : until;
        }

        private static String tidy(String rest) {
            String text = rest.strip();
            int end = text.length();
            while (end > 0 && (" ,;:(–—".indexOf(text.charAt(end - 1)) >= 0 || text.startsWith(" -", end - 2))) {
                end--;
            }
            return text.substring(0, end);
        }
    }
}
