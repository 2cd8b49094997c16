package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The question to somebody whether they wish to take command, asked in public and once (P24).
 *
 * @param answeredAt when it was over; null while it is asked
 * @param card       the question in the channel; null until it was posted
 */
public record Takeover(int number, UserId person, Instant askedAt, Instant expiresAt, State state, @Nullable Instant answeredAt,
        @Nullable MessageRef card) implements Item {
    /** Where it stands; the names are stored. */
    public enum State {
        ASKED,
        YES,
        NO,
        /** They said nothing, or it was taken back. */
        LAPSED
    }

    /** One that waits for its answer. */
    public static Takeover asked(int number, UserId person, Instant at, Instant expiresAt) {
        return new Takeover(number, person, at, expiresAt, State.ASKED, null, null);
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.TAKEOVER, number);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isOpen() {
        return state == State.ASKED;
    }

    @Override
    public Optional<UserId> awaits() {
        return isOpen() ? Optional.of(person) : Optional.empty();
    }

    /** Whether silence ended it, and what Slack stamped at this time came before. */
    public boolean missedInTime(Instant at) {
        return state == State.LAPSED && answeredAt != null && !answeredAt.isBefore(expiresAt) && at.isBefore(expiresAt);
    }

    /** There is more time to answer. */
    public Takeover until(Instant end) {
        return new Takeover(number, person, askedAt, end, state, answeredAt, card);
    }

    public Takeover answered(boolean yes, Instant at) {
        return over(yes ? State.YES : State.NO, at);
    }

    public Takeover lapsed(Instant at) {
        return over(State.LAPSED, at);
    }

    @Override
    public Takeover takenBack(UserId by, Instant at) {
        return lapsed(at);
    }

    @Override
    public Takeover withCard(MessageRef message) {
        return new Takeover(number, person, askedAt, expiresAt, state, answeredAt, message);
    }

    private Takeover over(State next, Instant at) {
        return new Takeover(number, person, askedAt, expiresAt, next, at, card);
    }
}
