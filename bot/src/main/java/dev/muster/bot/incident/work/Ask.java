package dev.muster.bot.incident.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people are asked about an assignment; the names are stored. */
public enum Ask {
    /** The owner: are you on it? */
    ACKNOWLEDGE,
    /** Whoever hears of it instead: the owner has not said that they are on it. */
    UNACKNOWLEDGED,
    /** The owner: how does it stand? */
    PROGRESS,
    /** Whoever hears of it instead: the owner does not say how it stands. */
    UNANSWERED,
    /** Whoever hears of it: the owner needs something. */
    BLOCKED,
    /** Whoever hears of it: the owner's report says what they need. */
    NEEDED,
    /** Whoever hears of it: it is nobody's any more. */
    RETURNED,
    /** The owner: what came of it? */
    RESULT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Ask> parse(String name) {
        return Arrays.stream(values()).filter(ask -> ask.wireName().equals(name)).findFirst();
    }
}
