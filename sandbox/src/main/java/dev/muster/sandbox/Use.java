package dev.muster.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One element that somebody uses.
 *
 * @param blockId the block it stands in; null where its action id alone says which one is meant
 * @param value the value of the button that is meant; null where its ids say enough
 * @param chosen what is chosen in it, as in {@link Filling#with}; null for a button
 */
public record Use(@Nullable String blockId, String actionId, @Nullable String value, @Nullable Object chosen) {

    /** A press of a button. */
    public static Use of(String actionId) {
        return new Use(null, actionId, null, null);
    }

    /** The same, where the block is known. */
    public Use in(String block) {
        return new Use(block, actionId, value, chosen);
    }

    /** A press of the button that has this value, where several share an action id. */
    public Use withValue(String itsValue) {
        return new Use(blockId, actionId, itsValue, chosen);
    }

    /** A choice in a menu, picker or field. */
    public Use choosing(Object what) {
        return new Use(blockId, actionId, value, what);
    }
}
