package dev.muster.bot.incident.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.UpdateDeadlines;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** What happens when a status update is due and does not come: two reminders, then another hears of it, then silence (T5). */
public final class CadenceClock implements TimerHandler {
    /** What people are asked; the names are stored. */
    public static final String DUE = "due";
    public static final String AGAIN = "again";
    public static final String RAISED = "raised";

    /** Nobody was there at the time: an update that was sent meanwhile is on its way. */
    private static final Duration WAS_AWAY = Duration.ofSeconds(3);
    private static final Duration LISTENS_FOR = Duration.ofSeconds(5);

    private final IncidentStore store;
    private final UpdateTimes times;
    private final Clock clock;

    public CadenceClock(IncidentStore store, UpdateTimes times, Clock clock) {
        this.store = store;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer), sight -> {
            if (sight.incident().isResolved()) {
                return JointChange.of(IncidentChange.none(sight.incident(), now));
            }
            if (timer.kind().equals(UpdateDeadlines.BEGINS)) {
                return begun(sight.incident(), timer.dueAt(), now);
            }
            boolean wasAway = Duration.between(timer.dueAt(), now).compareTo(WAS_AWAY) > 0;
            return wasAway
                    ? JointChange.of(IncidentChange.later(sight.incident(), now,
                            new TimerChange.Set(timer.kind(), timer.about(), now.plus(LISTENS_FOR))))
                    : fired(sight, timer.kind(), now);
        });
    }

    private JointVerdict begun(Incident incident, Instant since, Instant now) {
        Cadence cadence = Cadence.from(since, since.plus(times.settings().updateEvery(incident.severity())));
        Incident after = incident.touched();
        List<TimerChange> timers = new ArrayList<>(UpdateDeadlines.running(cadence));
        timers.add(Rhythms.asksFrom(since, times.settings()));
        return JointChange.of(new IncidentChange(after, new Actor.Bot(), now,
                List.of(new UpdateEvent.CadenceSet(cadence.dueAt(), "reopened")), timers,
                Telling.shown(after), List.of(cadence)));
    }

    private JointVerdict fired(Sight sight, TimerKind kind, Instant now) {
        Incident incident = sight.incident();
        Optional<Cadence> cadence = sight.items().cadence();
        boolean due = kind.equals(UpdateDeadlines.DUE);
        if (cadence.isEmpty() || cadence.get().isOverdue() == due || now.isBefore(cadence.get().dueAt())) {
            return JointChange.of(IncidentChange.none(incident, now));
        }
        if (due) {
            Incident after = incident.touched();
            IncidentChange change = reminded(after, cadence.get(), 1, now);
            List<Effect> effects = new ArrayList<>(change.effects());
            effects.addAll(Telling.shown(after));
            return JointChange.of(new IncidentChange(after, change.by(), now, change.events(),
                    List.of(next(UpdateDeadlines.AGAIN, now)), effects, List.of(cadence.get().timeUp())));
        }
        IncidentChange change = reminded(incident, cadence.get(), kind.equals(UpdateDeadlines.AGAIN) ? 2 : 3, now);
        return JointChange.of(kind.equals(UpdateDeadlines.AGAIN)
                ? new IncidentChange(incident, change.by(), now, change.events(), List.of(next(UpdateDeadlines.RAISED, now)),
                        change.effects())
                : change);
    }

    private TimerChange next(TimerKind kind, Instant now) {
        return new TimerChange.Set(kind, "", now.plus(times.answerWithin()));
    }

    private static IncidentChange reminded(Incident incident, Cadence cadence, int step, Instant now) {
        UserId person = (step < 3 ? Writers.first(incident) : Writers.instead(incident)).orElse(null);
        if ((step > 1 && person == null) || (person == null && !incident.hasRoom())) {
            // The channel was told once, and is asked for somebody to lead as well; without one nobody can be reminded.
            return IncidentChange.none(incident, now);
        }
        String ask = switch (step) {
            case 1 -> DUE;
            case 2 -> AGAIN;
            default -> RAISED;
        };
        // Where there is no channel, they are reminded where they can be.
        Destination to = incident.hasRoom() || person == null
                ? new Destination.IncidentChannel()
                : new Destination.Direct(person);
        return new IncidentChange(incident, new Actor.Bot(), now,
                List.of(new UpdateEvent.UpdateReminded(person, step, cadence.dueAt())), List.of(),
                List.of(new Effect.Post(incident.id(), to, new Content.ItemPrompt(cadence.ref().toString(), ask, person))));
    }
}
