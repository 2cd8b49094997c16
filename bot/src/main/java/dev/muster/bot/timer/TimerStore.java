package dev.muster.bot.timer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deadlines that stand in the store. Setting, cancelling and firing happen with the change they belong to, not here. */
public interface TimerStore {
    /** Deadlines that are set and whose time has come, the earliest first; at most {@code limit}. */
    List<Timer> due(Instant now, int limit);

    /** Deadlines of this kind that are set for exactly this time, whichever incidents they belong to. */
    List<Timer> setFor(TimerKind kind, Instant dueAt);

    /** When the next deadline is due, past ones included; empty when none is set. */
    Optional<Instant> nextDueAt();

    /** Puts a deadline aside until {@code retryAt} because handling it failed; it stays set. */
    void postpone(long timerId, Instant retryAt);
}
