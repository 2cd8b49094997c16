package dev.muster.bot.id;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An incident's number in the store, written {@code INC-12}. Numbers start at 1 and are never used twice. */
public record IncidentId(long number) implements Comparable<IncidentId> {
    private static final Pattern WRITTEN = Pattern.compile("(?:inc[-_ ]?|#)?(\\d{1,12})");

    public IncidentId {
        if (number < 1) {
            throw new IllegalArgumentException("number: %d (expected: 1 or more)".formatted(number));
        }
    }

    /** Reads {@code INC-12}, {@code inc12}, {@code #12} or {@code 12}; empty for anything else. Never throws. */
    public static Optional<IncidentId> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return number == 0 ? Optional.empty() : Optional.of(new IncidentId(number));
    }

    @Override
    public int compareTo(IncidentId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "INC-" + number;
    }
}
