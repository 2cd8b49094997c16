package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something for later, so that nobody has to talk it over now: an idea (T2), or a word about how people work together (P29).
 * Each of the two has numbers of its own. It has no card, and waits for nobody.
 *
 * @param kind   {@link ItemKind#IDEA} or {@link ItemKind#FEEDBACK}
 * @param text   plain text
 * @param toldAt when the process owner was told; null for an idea, and before
 */
public record Parked(ItemKind kind, int number, UserId by, String text, Instant at, @Nullable Instant toldAt,
        boolean takenBack) implements Item {
    public Parked {
        if (kind != ItemKind.IDEA && kind != ItemKind.FEEDBACK) {
            throw new IllegalArgumentException("kind: %s (expected: idea or feedback)".formatted(kind.wireName()));
        }
    }

    /** One that is parked now. */
    public static Parked now(ItemKind kind, int number, UserId by, String text, Instant at) {
        return new Parked(kind, number, by, text, at, null, false);
    }

    /** The process owner was told. */
    public Parked told(Instant when) {
        return new Parked(kind, number, by, text, at, when, takenBack);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(kind, number);
    }

    @Override
    public String wireState() {
        return takenBack ? "taken_back" : toldAt == null ? "parked" : "told";
    }

    /** Nothing is to be done about it during the incident. */
    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    @Override
    public @Nullable MessageRef card() {
        return null;
    }

    @Override
    public Parked takenBack(UserId who, Instant when) {
        return new Parked(kind, number, by, text, at, toldAt, true);
    }

    @Override
    public Parked withCard(MessageRef card) {
        return this;
    }
}
