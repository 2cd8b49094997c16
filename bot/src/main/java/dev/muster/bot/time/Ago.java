package dev.muster.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 20 min ago}, {@code an hour and a half ago}, {@code 1h30 ago}, {@code twenty five minutes ago}. */
final class Ago {
    private static final Pattern AGO = Pattern.compile("\\bago\\b", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 100;

    private Ago() {}

    /** The moment with which the line begins; empty where it begins otherwise. */
    static Optional<PointInTime> leading(String line, Instant now) {
        Matcher ago = AGO.matcher(line).region(0, Math.min(line.length(), LONGEST));
        if (!ago.find()) {
            return Optional.empty();
        }
        Optional<Duration> length = SpokenLength.whole(line.substring(0, ago.start()));
        return length.map(lasted -> PointInTime.before(now, lasted, line.substring(ago.end())));
    }
}
