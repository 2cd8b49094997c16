package dev.muster.bot.incident;

import java.util.Locale;
import java.util.Optional;

/** How bad it is: SEV1 is the worst, SEV5 the least. When in doubt between two, the higher (worse) one holds. */
public enum Severity {
    SEV1(1, "critical"),
    SEV2(2, "major"),
    SEV3(3, "moderate"),
    SEV4(4, "minor"),
    SEV5(5, "notice");

    private final int number;
    private final String word;

    Severity(int number, String word) {
        this.number = number;
        this.word = word;
    }

    /** The severity with this number, 1 to 5; empty for any other. */
    public static Optional<Severity> of(int number) {
        for (Severity severity : values()) {
            if (severity.number == number) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** Reads the {@link #wireName}; empty for anything else. */
    public static Optional<Severity> parse(String wireName) {
        for (Severity severity : values()) {
            if (severity.wireName().equals(wireName)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** 1 for SEV1 to 5 for SEV5. */
    public int number() {
        return number;
    }

    /** What an export and a setting call it, such as {@code sev2}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word beside the number, so that nobody has to know the scale by heart. */
    public String word() {
        return word;
    }

    public boolean isWorseThan(Severity other) {
        return number < other.number;
    }
}
