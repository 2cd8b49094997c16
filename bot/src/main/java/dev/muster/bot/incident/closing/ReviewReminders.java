package dev.muster.bot.incident.closing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.ReviewQuestion;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.time.BusinessDays;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** Whoever owns a review is reminded once before it is due and once when it is, when they are at work, and then no more (T7). */
public final class ReviewReminders implements TimerHandler {
    private final IncidentStore store;
    private final BusinessDays calendar;
    private final Function<UserId, Optional<ZoneId>> zones;
    private final Clock clock;

    /** @param zones where people live, as far as that is known */
    public ReviewReminders(IncidentStore store, BusinessDays calendar, Function<UserId, Optional<ZoneId>> zones, Clock clock) {
        this.store = store;
        this.calendar = calendar;
        this.zones = zones;
        this.clock = clock;
    }

    /** The deadlines of a review that somebody owns; what would be past already is left out. */
    List<TimerChange> of(Review review, UserId owner, Instant now) {
        BusinessDays days = zones.apply(owner).map(calendar::in).orElse(calendar);
        return List.of(at(ReviewQuestion.SOON, review, days.morningBefore(review.dueAt()), now),
                at(ReviewQuestion.DUE, review, days.atWork(review.dueAt()), now));
    }

    private static TimerChange at(TimerKind kind, Review review, Instant at, Instant now) {
        String about = String.valueOf(review.number());
        return at.isAfter(now) ? new TimerChange.Set(kind, about, at) : new TimerChange.Cancel(kind, about);
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer), sight -> {
            Incident incident = sight.incident();
            return JointChange.of(sight.items().review()
                    .filter(review -> String.valueOf(review.number()).equals(timer.about()) && review.owner() != null)
                    .filter(review -> incident.isResolved() && incident.mergedInto() == null)
                    .map(review -> reminded(incident, review, timer.kind().equals(ReviewQuestion.DUE), now))
                    .orElseGet(() -> IncidentChange.none(incident, now)));
        });
    }

    private static IncidentChange reminded(Incident incident, Review review, boolean due, Instant now) {
        UserId owner = review.owner();
        if (owner == null) {
            return IncidentChange.none(incident, now);
        }
        String said = "The review of *%s* %s %s %s. The record: `/incident export %s`.\n%s".formatted(incident.id(),
                Mrkdwn.escape(incident.title()), due ? "was due" : "is due", Mrkdwn.time(review.dueAt()), incident.id(), due
                        ? "If it was held, all is well; nobody reminds you again."
                        : "Cannot do it? `/incident review %s owner @name` passes it on.".formatted(incident.id()));
        return new IncidentChange(incident, new Actor.Bot(), now,
                List.of(new ClosingEvent.ReviewReminded(review.number(), owner, review.dueAt())), List.of(),
                List.of(new Effect.Post(incident.id(), new Destination.Direct(owner), new Content.Aside(owner, "", said))));
    }
}
