package dev.muster.bot.incident.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Status;
import dev.muster.bot.incident.UpdateDeadlines;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.item.StatusUpdate.Decision;
import dev.muster.bot.incident.item.StatusUpdate.State;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/**
 * What happens when customers were to be told something and nobody does (T5): two reminders, then the deputy hears of it, then
 * silence until the next one is due. Only for SEV1 and SEV2, and only where somebody speaks with customers: there is a customer
 * liaison, or a text for customers was written.
 */
public final class ExternalClock implements TimerHandler {
    /** What people are asked; the names are stored. */
    public static final String FIRST = "external_first";
    public static final String NEXT = "external_next";

    private final IncidentStore store;
    private final UpdateTimes times;
    private final Clock clock;

    public ExternalClock(IncidentStore store, UpdateTimes times, Clock clock) {
        this.store = store;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer), sight -> {
            Incident incident = sight.incident();
            boolean over = incident.isResolved() || !UpdateDeadlines.concernsCustomers(incident.severity())
                    || (incident.status() == Status.MITIGATED
                            && approved(sight.items()).filter(last -> SaidToBeOver.in(last.text())).isPresent());
            return JointChange.of(over ? IncidentChange.none(incident, now) : fired(sight, timer, now));
        });
    }

    private IncidentChange fired(Sight sight, Timer timer, Instant now) {
        Incident incident = sight.incident();
        int step = step(timer.kind());
        Instant dueAt = approved(sight.items()).map(ExternalClock::approvedAt)
                .map(last -> times.settings().external().next(incident, last))
                .orElseGet(() -> timer.dueAt().minus(times.answerWithin().multipliedBy(step - 1)));
        if (dueAt.isAfter(now)) {
            return IncidentChange.later(incident, now, new TimerChange.Set(UpdateDeadlines.EXTERNAL_DUE, "", dueAt));
        }
        Optional<UserId> person = step < 3 ? writer(sight) : instead(sight);
        if (person.isEmpty() || !hasCustomers(sight)) {
            // Nobody speaks with customers yet. Once somebody does, they are not told much later.
            return IncidentChange.later(incident, now, new TimerChange.Set(UpdateDeadlines.EXTERNAL_DUE, "", later(now)));
        }
        List<TimerChange> timers = switch (step) {
            case 1 -> List.of(new TimerChange.Set(UpdateDeadlines.EXTERNAL_AGAIN, "", now.plus(times.answerWithin())));
            case 2 -> List.of(new TimerChange.Set(UpdateDeadlines.EXTERNAL_RAISED, "", now.plus(times.answerWithin())));
            default -> List.of();
        };
        Destination to = incident.hasRoom() ? new Destination.IncidentChannel() : new Destination.Direct(person.get());
        return new IncidentChange(incident, new Actor.Bot(), now,
                List.of(new UpdateEvent.ExternalReminded(person.get(), step, dueAt)), timers,
                List.of(new Effect.Post(incident.id(), to, prompt(sight, person.get()))));
    }

    private Instant later(Instant now) {
        Duration first = times.settings().external().first();
        return now.plus(first.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : first);
    }

    /** A text that waits needs the commander's click, and nothing else. */
    private static Content prompt(Sight sight, UserId person) {
        return waiting(sight.items())
                .map(draft -> new Content.ItemPrompt(draft.ref().toString(), StatusUpdate.APPROVE, null))
                .or(() -> approved(sight.items()).map(last -> new Content.ItemPrompt(last.ref().toString(), NEXT, person)))
                .orElseGet(() -> new Content.ItemPrompt("cadence:1", FIRST, person));
    }

    private static Optional<UserId> writer(Sight sight) {
        Incident incident = sight.incident();
        Optional<UserId> commander = Optional.ofNullable(incident.commander());
        return waiting(sight.items()).isPresent()
                ? commander
                : incident.roles().holder(Role.CUSTOMER_LIAISON).or(() -> commander);
    }

    private static Optional<UserId> instead(Sight sight) {
        Optional<UserId> writer = writer(sight);
        Incident incident = sight.incident();
        if (waiting(sight.items()).isPresent()) {
            // The deputy cannot approve it, but can ask whoever does.
            return writer;
        }
        return incident.roles().holder(Role.DEPUTY).filter(deputy -> !writer.equals(Optional.of(deputy)))
                .or(() -> Optional.ofNullable(incident.commander()));
    }

    private static boolean hasCustomers(Sight sight) {
        return sight.items().cadence().isPresent() && (sight.incident().roles().holder(Role.CUSTOMER_LIAISON).isPresent()
                || external(sight.items()).findAny().isPresent());
    }

    private static Stream<StatusUpdate> external(Items items) {
        return items.updates().filter(update -> update.audience() == Audience.EXTERNAL && update.state() != State.TAKEN_BACK);
    }

    private static Optional<StatusUpdate> waiting(Items items) {
        return external(items).filter(StatusUpdate::isOpen).max(Comparator.comparingInt(StatusUpdate::number));
    }

    private static Optional<StatusUpdate> approved(Items items) {
        return external(items).filter(update -> update.state() == State.APPROVED)
                .max(Comparator.comparing(ExternalClock::approvedAt));
    }

    private static Instant approvedAt(StatusUpdate update) {
        Decision decision = Objects.requireNonNull(update.decision());
        return decision.at();
    }

    private static int step(TimerKind kind) {
        return kind.equals(UpdateDeadlines.EXTERNAL_DUE) ? 1 : kind.equals(UpdateDeadlines.EXTERNAL_AGAIN) ? 2 : 3;
    }
}
