package dev.muster.launcher.play;

import java.time.Duration;

/**
 * Something that must stand.
 *
 * @param text   what must be part of it; mentions read {@code @name}
 * @param in     the channel in which it is looked for
 * @param as     who must see it; empty where everybody does
 * @param within how long it may take
 */
public record Expectation(Kind kind, String text, String in, String as, Duration within) {

    /** What is looked at. */
    public enum Kind {
        /** Any message. */
        MESSAGE,
        /** The incident's card. */
        CARD,
        /** The incident's announcement. */
        ANNOUNCEMENT,
        /** The channel's topic. */
        TOPIC,
        /** A pinned message. */
        PINNED,
        /** The name of a file that was shared. */
        FILE,
        /** A person who is in the channel. */
        MEMBER,
        /** What one person alone sees. */
        SEES,
        /** A direct message of the bot. */
        DIRECT,
        /** The title of the form in front of somebody. */
        FORM
    }

    @Override
    public String toString() {
        String who = as.isEmpty() ? "" : " for " + as;
        return "%s “%s”%s in %s within %d s".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), text, who, in,
                within.toSeconds());
    }
}
