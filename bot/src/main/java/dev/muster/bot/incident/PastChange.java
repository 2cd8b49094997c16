package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.timer.TimerKind;
import org.jspecify.annotations.Nullable;

/**
 * A change of what people decided about an incident, as the store remembers it.
 *
 * @param revision the incident's revision that it made
 * @param seq      its timeline entry
 * @param kind     that entry's kind
 * @param timers   the deadlines that it set, moved or took back, as they stood before
 * @param undoneAt when it was taken back; null while it stands
 */
public record PastChange(long revision, long seq, String kind, Actor by, Instant at, IncidentState before, IncidentState after,
        List<PastTimer> timers, @Nullable Instant undoneAt) {
    public PastChange {
        timers = List.copyOf(timers);
    }

    /** A deadline as it stood before; {@code dueAt} is null where it was not set. */
    public record PastTimer(TimerKind kind, String about, @Nullable Instant dueAt) {}
}
