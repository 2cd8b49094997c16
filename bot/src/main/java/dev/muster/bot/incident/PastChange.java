package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.timer.TimerKind;
import org.jspecify.annotations.Nullable;

/**
 * A change of what people decided about an incident, as the store remembers it.
 *
 * @param revision the incident's revision that it made
 * @param seq      its timeline entry
 * @param kind     that entry's kind
 * @param timers   the deadlines that it set, moved or took back, as they stood before
 * @param items    what it made of the incident's items
 * @param undoneAt when it was taken back; null while it stands
 */
public record PastChange(long revision, long seq, String kind, Actor by, Instant at, IncidentState before, IncidentState after,
        List<PastTimer> timers, List<PastItem> items, @Nullable Instant undoneAt) {
    public PastChange {
        timers = List.copyOf(timers);
        items = List.copyOf(items);
    }

    /** An item as it stood before and after; {@code before} is null for one that the change made. */
    public record PastItem(@Nullable Item before, Item after) {
        /** Whether nothing but its card changed since. */
        public boolean stillIs(Item now) {
            return now.isStill(after);
        }

        /** How it stands once the change is taken back, with the card that it has now; empty where more has come of it since. */
        public Optional<? extends Item> restored(Item now, UserId by, Instant at) {
            if (stillIs(now)) {
                return Optional.of(before == null ? now.takenBack(by, at) : before.resumed(now, at));
            }
            return before == null ? Optional.empty() : now.without(before, after);
        }

        /** Whether it stands again as before the change, so that its deadlines are those of then. */
        public boolean standsAgain(Item restored) {
            return before == null || before.wireState().equals(restored.wireState());
        }
    }

    /** A deadline as it stood before; {@code dueAt} is null where it was not set. */
    public record PastTimer(TimerKind kind, String about, @Nullable Instant dueAt) {}
}
