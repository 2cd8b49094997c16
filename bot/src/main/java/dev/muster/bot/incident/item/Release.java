package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Everybody but a few was thanked and is free to go; nobody is removed (P23).
 *
 * @param kept      who was asked to stay
 * @param thanked   who may go
 * @param left      the open assignments of those
 * @param takenBack whether whoever said it took it back
 * @param card      the thanks in the channel; null until they were posted
 */
public record Release(int number, UserId by, Instant at, List<UserId> kept, List<UserId> thanked, List<Left> left,
        boolean takenBack, @Nullable MessageRef card) implements Item {
    /** An open assignment of somebody who may go. */
    public record Left(int assignment, UserId to, String task) {}

    public Release {
        kept = List.copyOf(kept);
        thanked = List.copyOf(thanked);
        left = List.copyOf(left);
    }

    /** One that is said now. */
    public static Release said(int number, UserId by, Instant at, List<UserId> kept, List<UserId> thanked, List<Left> left) {
        return new Release(number, by, at, kept, thanked, left, false, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.RELEASE, number);
    }

    @Override
    public String wireState() {
        return takenBack ? "taken_back" : "said";
    }

    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    @Override
    public Release takenBack(UserId who, Instant when) {
        return new Release(number, by, at, kept, thanked, left, true, card);
    }

    @Override
    public Release withCard(MessageRef message) {
        return new Release(number, by, at, kept, thanked, left, takenBack, message);
    }
}
