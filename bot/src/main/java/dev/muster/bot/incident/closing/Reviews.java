package dev.muster.bot.incident.closing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.ReviewQuestion;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;

/** One person owns the review, by a day: asked at the end, asked once more the next morning, and then no more (P39). */
public final class Reviews implements TimerHandler {
    /** What the question is called. */
    public static final String OWNER = "review_owner";

    private final IncidentStore store;
    private final Candidates candidates;
    private final ReviewTimes times;
    private final ReviewReminders reminders;
    private final ProcessOwner processOwner;
    private final Clock clock;

    /** Where nobody's time zone is known, and nobody looks after the process. */
    public Reviews(IncidentStore store, Candidates candidates, ReviewTimes times, Clock clock) {
        this(store, candidates, times, new ReviewReminders(store, times.calendar(), person -> Optional.empty(), clock),
                ProcessOwner.nobody(), clock);
    }

    public Reviews(IncidentStore store, Candidates candidates, ReviewTimes times, ReviewReminders reminders,
            ProcessOwner processOwner, Clock clock) {
        this.processOwner = processOwner;
        this.reminders = reminders;
        this.store = store;
        this.candidates = candidates;
        this.times = times;
        this.clock = clock;
    }

    /** The same change with the question who owns the review; an owner from before is told of the new day instead. */
    IncidentChange asked(Sight sight, IncidentChange change) {
        Incident incident = change.after();
        Optional<UserId> asked = Optional.ofNullable(incident.commander()).or(() -> change.by().person());
        if (asked.isEmpty()) {
            return change;
        }
        Instant due = due(incident, change.at());
        Review review = sight.items().review().filter(earlier -> earlier.owner() != null)
                .map(earlier -> earlier.again(change.at(), due))
                .orElseGet(() -> Review.asked(sight.items().next(ItemKind.REVIEW), asked.get(),
                        candidates.of(incident, sight.items()), change.at(), due));
        List<TimerChange> timers = new ArrayList<>(change.timers());
        timers.addAll(processOwner.listed(review, change.at()));
        List<Effect> effects = new ArrayList<>(change.effects());
        effects.addAll(Telling.card(incident, review));
        List<IncidentEvent> events = new ArrayList<>(change.events());
        UserId owner = review.owner();
        if (owner == null) {
            events.add(new ClosingEvent.ReviewOwnerAsked(review.number(), review.asked(), due));
            timers.add(new TimerChange.Set(ReviewQuestion.UNOWNED, String.valueOf(review.number()),
                    times.calendar().nextMorning(change.at())));
        } else {
            events.add(new ClosingEvent.ReviewOwned(review.number(), owner, owner, due));
            effects.add(told(incident, owner, yours(incident, review, sight.items())));
            timers.addAll(reminders.of(review, owner, change.at()));
        }
        List<Item> items = new ArrayList<>(change.items());
        items.add(review);
        return new IncidentChange(incident, change.by(), change.at(), events, timers, effects, items);
    }

    private Instant due(Incident incident, Instant now) {
        Instant resolvedAt = Objects.requireNonNullElse(incident.resolvedAt(), now);
        Instant due = times.due(incident.severity(), resolvedAt);
        // Resolved long before anybody said so, it must not be due already.
        return due.isAfter(now) ? due : times.due(incident.severity(), now);
    }

    /** This person owns it: named by whoever leads, by who was asked, or by who owned it until now. */
    public Outcome own(IncidentId id, UserId owner, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Incident incident = sight.incident();
            if (incident.mergedInto() != null) {
                return Over.refused(incident).orElseThrow();
            }
            if (!incident.isResolved()) {
                return new Rejection("%s is not resolved yet, so no review is due.".formatted(id),
                        "Once it is, whoever leads is asked who owns the review.");
            }
            Review review = sight.items().review().orElseGet(() -> Review.asked(sight.items().next(ItemKind.REVIEW),
                    person(wish), List.of(), wish.at(), due(incident, wish.at())));
            return refused(incident, review, owner, wish).<JointVerdict>map(rejection -> rejection)
                    .orElseGet(() -> owned(incident, review, owner, sight.items(), wish));
        });
    }

    private Optional<Rejection> refused(Incident incident, Review review, UserId owner, Wish wish) {
        UserId person = person(wish);
        List<UserId> may = Stream.concat(Stream.concat(incident.leaders().stream(), Stream.of(review.asked())),
                Stream.ofNullable(review.owner())).distinct().toList();
        if (!may.contains(person)) {
            return Optional.of(new Rejection("Only %s can say who owns the review of %s.".formatted(
                    may.stream().map(UserId::mention).collect(Collectors.joining(", ")), incident.id()),
                    "Tell them if you would like to."));
        }
        if (owner.equals(review.owner())) {
            return Optional.of(new Rejection("%s owns the review of %s already.".formatted(owner.mention(), incident.id()),
                    "Due %s.".formatted(Mrkdwn.time(review.dueAt()))));
        }
        if (candidates.isApp(owner)) {
            return Optional.of(new Rejection("%s is an app, and only a person can own a review.".formatted(owner.mention()),
                    "Choose a person: `/incident review owner @name`."));
        }
        return candidates.mayKnow(incident, owner)
                ? Optional.empty()
                : Optional.of(new Rejection("%s is not in this private channel.".formatted(owner.mention()),
                        "`/invite` them here first, or choose somebody who is."));
    }

    private JointVerdict owned(Incident before, Review asked, UserId owner, Items items, Wish wish) {
        Incident incident = before.touched();
        Review review = asked.owned(owner);
        UserId previous = asked.owner();
        var event = new ClosingEvent.ReviewOwned(review.number(), owner, previous, review.dueAt());
        List<Effect> effects = new ArrayList<>(Telling.said(incident, event, wish.by()));
        effects.addAll(Telling.card(incident, review));
        effects.addAll(Telling.incidentCard(incident));
        effects.add(told(incident, owner, yours(incident, review, items)));
        if (previous != null) {
            effects.add(told(incident, previous,
                    "The review of *%s* is %s's now, and nobody waits for you.".formatted(incident.id(), owner.mention())));
        }
        List<TimerChange> timers = new ArrayList<>(reminders.of(review, owner, wish.at()));
        timers.addAll(processOwner.listed(review, wish.at()));
        timers.add(new TimerChange.Cancel(ReviewQuestion.UNOWNED, String.valueOf(review.number())));
        return JointChange.of(new IncidentChange(incident, wish.by(), wish.at(), List.of(event), timers, effects,
                List.of(review)));
    }

    private static Effect told(Incident incident, UserId person, String words) {
        return new Effect.Post(incident.id(), new Destination.Direct(person), new Content.Aside(person, "", words));
    }

    private static String yours(Incident incident, Review review, Items items) {
        long ideas = items.parked(ItemKind.IDEA).count();
        return "You own the review of *%s* %s: it is due %s. The record: `/incident export %s`.\nIt is about what happened and what would help, and about nobody's fault. Cannot do it? `/incident review %s owner @name` passes it on.%s"
                .formatted(incident.id(), Mrkdwn.escape(incident.title()), Mrkdwn.time(review.dueAt()), incident.id(),
                        incident.id(), ideas == 0
                                ? ""
                                : "\n%s parked for it: `/incident todos %s`.".formatted(
                                        ideas == 1 ? "1 idea is" : ideas + " ideas are", incident.id()));
    }

    /** Nobody has answered by the next morning: asked once more, directly, and then no more. */
    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer), sight -> {
            Incident incident = sight.incident();
            return JointChange.of(sight.items().reviews()
                    .filter(review -> String.valueOf(review.number()).equals(timer.about()) && review.isOpen()).findFirst()
                    .filter(review -> incident.isResolved())
                    .map(review -> new IncidentChange(incident, new Actor.Bot(), now,
                            List.of(new ClosingEvent.ReviewOwnerAsked(review.number(), review.asked(), review.dueAt())),
                            List.of(),
                            List.of(new Effect.Post(incident.id(), new Destination.Direct(review.asked()),
                                    new Content.ItemPrompt(review.ref().toString(), OWNER, review.asked())))))
                    .orElseGet(() -> IncidentChange.none(incident, now)));
        });
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who names them)"));
    }
}
