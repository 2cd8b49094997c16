package dev.muster.bot.incident.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of items. The names are stored, and stand in the metadata of messages. */
public enum ItemKind {
    PROPOSAL,
    /** A choice between options. */
    POLL,
    /** Something one person is asked. */
    QUESTION,
    HANDOVER,
    TAKEOVER,
    /** A task with one owner. */
    ASSIGNMENT,
    /** A doubt between severities. */
    DISPUTE,
    /** Thanks to those who may go. */
    RELEASE,
    /** Who owns the review. */
    REVIEW,
    /** What others are told of how it stands. */
    UPDATE,
    /** When they are told next; each incident has one. */
    CADENCE,
    /** Somebody is not there for a while. */
    AWAY,
    /** An idea for later. */
    IDEA,
    /** What somebody thinks of how people work together. */
    FEEDBACK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name. */
    public static Optional<ItemKind> parse(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }
}
