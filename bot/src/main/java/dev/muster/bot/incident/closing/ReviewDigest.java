package dev.muster.bot.incident.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerStore;

/**
 * Once a week the process owner reads in one message which reviews came due; their owners are not reminded any more (T7). Each review
 * has its own deadline for it, and all those of one week are due at one time: the first that comes sends the message for all.
 */
public final class ReviewDigest implements TimerHandler {
    private final IncidentStore store;
    private final TimerStore timers;
    private final Outbox outbox;
    private final ProcessOwner owner;
    private final Clock clock;

    public ReviewDigest(IncidentStore store, TimerStore timers, Outbox outbox, ProcessOwner owner, Clock clock) {
        this.store = store;
        this.timers = timers;
        this.outbox = outbox;
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        owner.person().ifPresent(person -> digest(timer, person, now));
        store.change(timer.incident(), new Cause.TimerFired(timer), incident -> IncidentChange.none(incident, now));
    }

    /** Before the first deadline is over all of them stand, and the outbox takes the same message only once. */
    private void digest(Timer first, UserId person, Instant now) {
        List<IncidentId> overdue = timers.setFor(first.kind(), first.dueAt()).stream().filter(this::isOverdue)
                .map(Timer::incident).toList();
        if (!overdue.isEmpty()) {
            String key = "review_digest:%s:%s".formatted(person, first.dueAt());
            outbox.add(key, new PersonalEffect.Answer(key, new ReplyTo.Direct(person),
                    new Content.ReviewsOverdue(person, overdue)), now);
        }
    }

    private boolean isOverdue(Timer timer) {
        return store.find(timer.incident()).filter(incident -> incident.isResolved() && incident.mergedInto() == null)
                .flatMap(incident -> store.items(incident.id()).review())
                .filter(review -> String.valueOf(review.number()).equals(timer.about())
                        && !review.dueAt().isAfter(timer.dueAt()))
                .isPresent();
    }
}
