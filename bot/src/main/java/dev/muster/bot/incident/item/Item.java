package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** Something of an incident that has a number, a life and a card of its own, which is updated in place. */
public sealed interface Item
        permits Proposal, Poll, YesNo, Handover, Takeover, Assignment, Dispute, Release, Review, StatusUpdate, Cadence, Away,
        Parked {
    ItemRef ref();

    /** Where it stands, by the name that is stored and that its card's metadata holds. */
    String wireState();

    /** Whether something about it is still to be done or decided. */
    boolean isOpen();

    /** Whose move it is; empty where it waits for nobody in particular. */
    Optional<UserId> awaits();

    /** Its card in Slack; null until it was posted. */
    @Nullable
    MessageRef card();

    /** Whoever made it takes it back: it is over, and stays readable. */
    Item takenBack(UserId by, Instant at);

    /** Whether nothing that people decided about it changed since it was this. */
    default boolean isStill(Item then) {
        return equals(then.standingAs(this));
    }

    /**
     * This without what one person added to it when {@code before} became {@code after}, where others added something of theirs since
     * and each part stands for itself; empty where it does not.
     */
    default Optional<? extends Item> without(Item before, Item after) {
        return Optional.empty();
    }

    /** The same with its card. */
    Item withCard(MessageRef card);

    /** The same with the messages in which {@code now} stands in Slack. */
    default Item standingAs(Item now) {
        MessageRef standing = now.card();
        return standing == null ? this : withCard(standing);
    }

    /** As it stood before something was done that is now, at this time, taken back: {@code now} is how it stands. */
    default Item resumed(Item now, Instant at) {
        return standingAs(now);
    }
}
