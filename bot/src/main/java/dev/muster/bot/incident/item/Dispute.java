package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A doubt between severities: the higher one holds, and whether it was one is for the review (P28). It waits for nobody.
 *
 * @param between   the severities in doubt, the worst first, such as {@code SEV1}
 * @param holds     the one that holds meanwhile
 * @param until     how long those who go on debating are pointed to the review
 * @param pointed   who was
 * @param takenBack whether whoever said it took it back
 * @param card      the sentence in the channel; null until it was posted
 */
public record Dispute(int number, UserId by, List<String> between, String holds, Instant openedAt, Instant until,
        List<UserId> pointed, boolean takenBack, @Nullable MessageRef card) implements Item {
    public Dispute {
        between = List.copyOf(between);
        pointed = List.copyOf(pointed);
    }

    /** One that begins now. */
    public static Dispute opened(int number, UserId by, List<String> between, String holds, Instant at, Instant until) {
        return new Dispute(number, by, between, holds, at, until, List.of(), false, null);
    }

    /** Whether it still stands between people. */
    public boolean isActive(Instant now) {
        return !takenBack && now.isBefore(until);
    }

    /** This person was pointed to the review, once. */
    public Dispute pointed(UserId person) {
        List<UserId> next = new ArrayList<>(pointed);
        next.add(person);
        return new Dispute(number, by, between, holds, openedAt, until, next, takenBack, card);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.DISPUTE, number);
    }

    @Override
    public String wireState() {
        return takenBack ? "taken_back" : "noted";
    }

    /** Nothing is to be done about it before the review. */
    @Override
    public boolean isOpen() {
        return false;
    }

    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    @Override
    public Dispute takenBack(UserId who, Instant at) {
        return new Dispute(number, by, between, holds, openedAt, until, pointed, true, card);
    }

    @Override
    public Dispute withCard(MessageRef message) {
        return new Dispute(number, by, between, holds, openedAt, until, pointed, takenBack, message);
    }

    /** Whom it pointed to the review meanwhile does not matter. */
    @Override
    public Dispute standingAs(Item now) {
        List<UserId> told = now instanceof Dispute present ? present.pointed : pointed;
        Dispute same = new Dispute(number, by, between, holds, openedAt, until, told, takenBack, card);
        MessageRef standing = now.card();
        return standing == null ? same : same.withCard(standing);
    }
}
