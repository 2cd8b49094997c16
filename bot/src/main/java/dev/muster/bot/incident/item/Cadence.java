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
 * @param since from when it is counted: the declaration, the last update, or the reopening
 * @param dueAt what was promised
 */
public record Cadence(Instant since, Instant dueAt, State state) implements Item {
    /** The names are stored. */
    public enum State {
        /** There is time left. */
        RUNNING,
        /** The time is up, and no update was sent. */
        OVERDUE
    }

    /** Counted anew from then. */
    public static Cadence from(Instant since, Instant dueAt) {
        return new Cadence(since, dueAt, State.RUNNING);
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
        return new Cadence(since, next, State.RUNNING);
    }

    /** The time is up. */
    public Cadence timeUp() {
        return new Cadence(since, dueAt, State.OVERDUE);
    }

    /**
     * Updates are wanted this often from now on. It becomes due earlier where that says so, and never later than was promised; what would
     * have been due already is due now.
     */
    public Cadence atLeastEvery(Duration length, Instant now) {
        Instant wanted = since.plus(length);
        Instant fair = wanted.isBefore(now) ? now : wanted;
        return state == State.RUNNING && fair.isBefore(dueAt) ? new Cadence(since, fair, state) : this;
    }

    /** Nobody takes it back alone: it goes with what moved it. */
    @Override
    public Cadence takenBack(UserId by, Instant at) {
        return this;
    }

    @Override
    public Cadence withCard(MessageRef card) {
        return this;
    }
}
