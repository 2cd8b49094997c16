package dev.muster.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 20 min ago}, {@code an hour and a half ago}, {@code 1h30 ago}, {@code half an hour ago}. */
final class Ago {
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("a", 1), Map.entry("an", 1), Map.entry("one", 1),
            Map.entry("two", 2), Map.entry("three", 3), Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6),
            Map.entry("seven", 7), Map.entry("eight", 8), Map.entry("nine", 9), Map.entry("ten", 10), Map.entry("twelve", 12),
            Map.entry("fifteen", 15), Map.entry("twenty", 20), Map.entry("thirty", 30), Map.entry("forty", 40));
    private static final Pattern PIECE = Pattern.compile("(half )?(\\d{1,6} ?|[a-z]{1,7} )"
            + "(d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)(?![a-z])( and a half)?,? ?(?:and (?!a half))?");
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,2}) ?(?=ago\\b)");
    private static final Pattern AGO = Pattern.compile("ago\\b");
    private static final int MOST_PIECES = 4;

    private Ago() {}

    /** The moment with which the line begins; empty where it begins otherwise. */
    static Optional<PointInTime> leading(String line, Instant now) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.length() != line.length()) {
            return Optional.empty();
        }
        Duration length = Duration.ZERO;
        boolean hours = false;
        int at = 0;
        Matcher piece = PIECE.matcher(lower);
        for (int pieces = 0; pieces < MOST_PIECES && piece.region(at, lower.length()).lookingAt(); pieces++) {
            Optional<Duration> read = length(piece);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            length = length.plus(read.get());
            hours = piece.group(3).startsWith("h");
            at = piece.end();
        }
        Matcher minutes = MINUTES.matcher(lower).region(at, lower.length());
        if (hours && minutes.lookingAt()) {
            length = length.plusMinutes(Long.parseLong(minutes.group(1)));
            at = minutes.end();
        }
        Matcher ago = AGO.matcher(lower).region(at, lower.length());
        return at > 0 && ago.lookingAt()
                ? Optional.of(PointInTime.before(now, length, line.substring(ago.end())))
                : Optional.empty();
    }

    private static Optional<Duration> length(Matcher piece) {
        String written = piece.group(2).strip();
        Integer number = Character.isDigit(written.charAt(0)) ? Integer.valueOf(written) : NUMBERS.get(written);
        if (number == null) {
            return Optional.empty();
        }
        Duration unit = switch (piece.group(3).charAt(0)) {
            case 'd' -> Duration.ofDays(1);
            case 'h' -> Duration.ofHours(1);
            case 'm' -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
        Duration whole = unit.multipliedBy(number);
        Duration half = piece.group(4) == null ? Duration.ZERO : unit.dividedBy(2);
        return Optional.of(piece.group(1) == null ? whole.plus(half) : unit.dividedBy(2));
    }
}
