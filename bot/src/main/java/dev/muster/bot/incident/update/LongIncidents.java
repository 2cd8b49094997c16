package dev.muster.bot.incident.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.IncidentSettings.LeaderTimes;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.UpdateDeadlines;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Cadence.Rhythm;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;

/**
 * An incident that goes on for long: whoever leads is asked, once, whether people may hear of it more slowly (T5). What was
 * promised stays, and silence changes nothing.
 */
public final class LongIncidents implements TimerHandler {
    /** What they are asked; the name is stored. */
    public static final String ASK = "long";

    private final IncidentStore store;
    private final IncidentSettings settings;
    private final Clock clock;

    public LongIncidents(IncidentStore store, IncidentSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer), sight -> JointChange
                .of(fired(sight, now)));
    }

    private IncidentChange fired(Sight sight, Instant now) {
        Incident incident = sight.incident();
        Optional<Cadence> cadence = sight.items().cadence();
        if (incident.isResolved() || cadence.isEmpty() || cadence.get().rhythm() != null) {
            return IncidentChange.none(incident, now);
        }
        if (incident.leaders().isEmpty()) {
            // Nobody is there to answer yet. Who comes to lead has other things to read at first.
            var later = new TimerChange.Set(Rhythms.LONG, "", now.plus(settings.leading().tick()));
            return new IncidentChange(incident, new Actor.Bot(), now, List.of(), List.of(later), List.of());
        }
        UserId person = incident.leaders().getFirst();
        Destination to = incident.hasRoom() ? new Destination.IncidentChannel() : new Destination.Direct(person);
        return new IncidentChange(incident, new Actor.Bot(), now, List.of(new UpdateEvent.LongIncidentAsked(person)), List.of(),
                List.of(new Effect.Post(incident.id(), to, new Content.ItemPrompt(cadence.get().ref().toString(), ASK, person))));
    }

    /** It is a long one: updates come more slowly after the next, and so does the private line to those who lead. */
    public Outcome slowDown(IncidentId id, Wish wish) {
        return decided(id, wish, (sight, cadence) -> {
            Incident incident = sight.incident();
            Instant soonest = incident.declaredAt().plus(LeaderTimes.SOONEST);
            if (wish.at().isBefore(soonest)) {
                return new Rejection("%s is in its first hour, in which the rhythm stays.".formatted(id),
                        "`/incident next 40m` says when one update comes.");
            }
            if (cadence.isSlow()) {
                return new Rejection("%s is slowed down already.".formatted(id),
                        "`/incident next usual` goes back to the usual rhythm.");
            }
            Duration every = settings.updateEvery(incident.severity(), true);
            var event = new UpdateEvent.RhythmSlowed(cadence.dueAt(), every.toSeconds());
            List<TimerChange> timers = new ArrayList<>(Rhythms.ticks(incident, Rhythm.SLOW, wish.at(), settings));
            if (sight.items().cadence().isEmpty()) {
                timers.addAll(UpdateDeadlines.running(cadence));
            }
            timers.add(new TimerChange.Cancel(Rhythms.LONG, ""));
            return changed(incident, cadence.in(Rhythm.SLOW), event, timers, wish);
        });
    }

    /** The rhythm stays as it is, or is the usual one again where it was slower. */
    public Outcome keepUp(IncidentId id, Wish wish) {
        return decided(id, wish, (sight, cadence) -> {
            Incident incident = sight.incident();
            if (cadence.rhythm() == Rhythm.USUAL) {
                return new Rejection("%s keeps the usual rhythm already.".formatted(id),
                        "`/incident next` tells you when the next update comes.");
            }
            if (!cadence.isSlow()) {
                return changed(incident, cadence.in(Rhythm.USUAL), new UpdateEvent.RhythmKept(),
                        List.of(new TimerChange.Cancel(Rhythms.LONG, "")), wish);
            }
            Incident after = incident.touched();
            Cadence next = cadence.in(Rhythm.USUAL).atLeastEvery(settings.updateEvery(after.severity()), wish.at());
            IncidentChange none = new IncidentChange(after, wish.by(), wish.at(), List.of(), List.of(), Telling.shown(after));
            return JointChange.of(Rhythms.restored(none, next, settings, "chosen"));
        });
    }

    private Outcome decided(IncidentId id, Wish wish, BiFunction<Sight, Cadence, JointVerdict> decide) {
        return Updates.judged(store, id, wish, sight -> {
            Incident incident = sight.incident();
            return decides(incident, wish)
                    ? decide.apply(sight, sight.items().cadence().orElseGet(() -> Cadence.from(wish.at(),
                            wish.at().plus(settings.updateEvery(incident.severity())))))
                    : new Rejection("How often people hear of %s is for %s to say.".formatted(id,
                            incident.leaders().stream().map(UserId::mention).collect(Collectors.joining(" or "))),
                            "`/incident next 30m` says when the next update comes.");
        });
    }

    /** Those who lead decide; where nobody does, whoever says so. */
    private static boolean decides(Incident incident, Wish wish) {
        return incident.leaders().isEmpty() || wish.by().person().filter(incident.leaders()::contains).isPresent();
    }

    private static JointVerdict changed(Incident incident, Cadence cadence, UpdateEvent event, List<TimerChange> timers,
            Wish wish) {
        Incident after = incident.touched();
        List<Effect> effects = new ArrayList<>(Telling.said(after, event, wish.by()));
        effects.addAll(Telling.shown(after));
        return JointChange.of(
                new IncidentChange(after, wish.by(), wish.at(), List.of(event), timers, effects, List.of(cadence)));
    }
}
