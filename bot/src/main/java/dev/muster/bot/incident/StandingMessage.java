package dev.muster.bot.incident;

import java.util.Locale;

/** The messages of an incident that stay and are updated in place. There is at most one of each. */
public enum StandingMessage {
    CARD,
    ANNOUNCEMENT,
    COMMANDER_PROMPT;

    /** What the store calls it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
