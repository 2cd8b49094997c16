package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A role that is offered to somebody, or that somebody wishes to take over (P24, P30). Nothing moves before it is accepted; of a
 * takeover the one who has the role can keep it, and their silence is consent.
 *
 * @param role     the role's id
 * @param roleName how it is said in full
 * @param from     who has it
 * @param takeover whether {@code to} asked for it
 * @param ending   how it ended; null while it is offered
 * @param card     its message in the channel; null until it was posted
 * @param brief    the private message to whom it is offered; null until it was sent, and for a takeover
 */
public record Handover(int number, String role, String roleName, UserId from, UserId to, Instant offeredAt, Instant expiresAt,
        boolean takeover, State state, @Nullable Ending ending, @Nullable MessageRef card,
        @Nullable MessageRef brief) implements Item {
    /** Where it stands; the names are stored. */
    public enum State {
        /** It waits for an answer. */
        OFFERED,
        /** The role moved. */
        ACCEPTED,
        /** One of the two said no. */
        DECLINED,
        /** Nobody answered, or it was taken back: nothing moved. */
        EXPIRED
    }

    /** How it ended: {@code by} is null where silence ended it, {@code why} where nothing needs to be said. */
    public record Ending(Instant at, @Nullable UserId by, @Nullable String why) {}

    public Handover {
        if (from.equals(to)) {
            throw new IllegalArgumentException("to: %s (expected: somebody else than who has it)".formatted(to));
        }
        if ((state == State.OFFERED) == (ending != null)) {
            throw new IllegalArgumentException("state: %s (expected: an end to go with it)".formatted(state));
        }
    }

    /** One that waits for its answer. */
    public static Handover offered(int number, String role, String roleName, UserId from, UserId to, Instant at,
            Instant expiresAt,
            boolean takeover) {
        return new Handover(number, role, roleName, from, to, at, expiresAt, takeover, State.OFFERED, null, null, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.HANDOVER, number);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isOpen() {
        return ending == null;
    }

    /** Whoever may say no to it by saying nothing, or yes. */
    @Override
    public Optional<UserId> awaits() {
        return ending != null ? Optional.empty() : Optional.of(takeover ? from : to);
    }

    /** Whether silence ended it, and what Slack stamped at this time came before. */
    public boolean missedInTime(Instant at) {
        return state == State.EXPIRED && ending != null && ending.by() == null && ending.why() == null && at.isBefore(expiresAt);
    }

    /** There is more time to answer. */
    public Handover until(Instant end) {
        return new Handover(number, role, roleName, from, to, offeredAt, end, takeover, state, ending, card, brief);
    }

    /** {@code by} is null where the silence of the one who has it is consent. */
    public Handover accepted(Instant at, @Nullable UserId by) {
        return ended(State.ACCEPTED, at, by, null);
    }

    public Handover declined(Instant at, UserId by) {
        return ended(State.DECLINED, at, by, null);
    }

    /** Nothing moved. */
    public Handover expired(Instant at, @Nullable UserId by, @Nullable String why) {
        return ended(State.EXPIRED, at, by, why);
    }

    @Override
    public Handover takenBack(UserId by, Instant at) {
        return expired(at, by, "it was taken back");
    }

    @Override
    public Handover withCard(MessageRef message) {
        return new Handover(number, role, roleName, from, to, offeredAt, expiresAt, takeover, state, ending, message, brief);
    }

    /** The same with its brief. */
    public Handover withBrief(MessageRef message) {
        return new Handover(number, role, roleName, from, to, offeredAt, expiresAt, takeover, state, ending, card, message);
    }

    @Override
    public Item standingAs(Item now) {
        Item same = Item.super.standingAs(now);
        return same instanceof Handover carded && now instanceof Handover present && present.brief() != null
                ? carded.withBrief(present.brief())
                : same;
    }

    private Handover ended(State next, Instant at, @Nullable UserId by, @Nullable String why) {
        return new Handover(number, role, roleName, from, to, offeredAt, expiresAt, takeover, next, new Ending(at, by, why), card,
                brief);
    }
}
