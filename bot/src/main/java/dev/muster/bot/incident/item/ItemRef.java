package dev.muster.bot.incident.item;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which item of an incident, such as {@code proposal:3}.
 *
 * @param number from 1, counted within its incident and kind
 */
public record ItemRef(ItemKind kind, int number) {
    private static final Pattern FORM = Pattern.compile("([a-z]{1,20}):([1-9]\\d{0,8})");

    public ItemRef {
        if (number < 1) {
            throw new IllegalArgumentException("number: %d (expected: from 1)".formatted(number));
        }
    }

    /** Reads what {@link #toString} writes; empty for anything else. */
    public static Optional<ItemRef> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? ItemKind.parse(form.group(1)).map(kind -> new ItemRef(kind, Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return kind.wireName() + ":" + number;
    }
}
