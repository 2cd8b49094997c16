package dev.muster.bot.incident;

import java.util.Locale;

/** Where an incident stands. Mitigated and resolved are different facts: the pain stopped, and the work is over. */
public enum Status {
    OPEN,
    MITIGATED,
    RESOLVED;

    /** What an export and the store call it, such as {@code open}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
