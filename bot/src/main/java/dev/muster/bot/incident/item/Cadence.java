package dev.muster.bot.incident.item;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * When the next status update is due (T5). It has no card of its own: the incident's card and its announcement show it.
 *
 * @param since  from when it is counted: the declaration, the last update, or the reopening
 * @param dueAt  what was promised
 * @param rhythm how often the ones after it come, once somebody decided that; null before, and then it is as usual
 */
public record Cadence(Instant since, Instant dueAt, State state, @Nullable Rhythm rhythm) implements Item {
    /** The names are stored. */
    public enum State {
        /** There is time left. */
        RUNNING,
        /** The time is up, and no update was sent. */
        OVERDUE
    }

    /** What was decided of an incident that goes on for long; the names are stored. */
    public enum Rhythm {
        /** As the severity wants it. */
        USUAL,
        /** Slower than that. */
        SLOW
    }

    /** Counted anew from then, and nothing is decided yet about how often. */
    public static Cadence from(Instant since, Instant dueAt) {
        return new Cadence(since, dueAt, State.RUNNING, null);
    }

    /** An update was sent then, and the next one follows. */
    public Cadence sent(Instant at, Instant next) {
        return new Cadence(at, next, State.RUNNING, rhythm);
    }

    /** How often they come from the next one on; what was promised stays. */
    public Cadence in(@Nullable Rhythm next) {
        return new Cadence(since, dueAt, state, next);
    }

    public boolean isSlow() {
        return rhythm == Rhythm.SLOW;
    }

    @Override
    public ItemRef ref() {
        return new ItemRef(ItemKind.CADENCE, 1);
    }

    @Override
    public String wireState() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isOpen() {
        return isOverdue();
    }

    public boolean isOverdue() {
        return state == State.OVERDUE;
    }

    /** Whoever speaks for the incident by then. */
    @Override
    public Optional<UserId> awaits() {
        return Optional.empty();
    }

    @Override
    public @Nullable MessageRef card() {
        return null;
    }

    /** Somebody says when the next one comes. */
    public Cadence promised(Instant next) {
        return new Cadence(since, next, State.RUNNING, rhythm);
    }

    /** The time is up. */
    public Cadence timeUp() {
        return new Cadence(since, dueAt, State.OVERDUE, rhythm);
    }

    /**
     * Updates are wanted this often from now on. It becomes due earlier where that says so, and never later than was promised; what would
     * have been due already is due now.
     */
    public Cadence atLeastEvery(Duration length, Instant now) {
        Instant wanted = since.plus(length);
        Instant fair = wanted.isBefore(now) ? now : wanted;
        return state == State.RUNNING && fair.isBefore(dueAt) ? new Cadence(since, fair, state, rhythm) : this;
    }

    /** Nobody takes it back alone: it goes with what moved it. What was decided of it goes. */
    @Override
    public Cadence takenBack(UserId by, Instant at) {
        return in(null);
    }

    @Override
    public Cadence withCard(MessageRef card) {
        return this;
    }
}
