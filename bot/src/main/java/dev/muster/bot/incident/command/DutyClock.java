package dev.muster.bot.incident.command;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.CommandPassed;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/**
 * Looks after whoever has command or another role, from the moment at which they have it: a private line at a steady rhythm (P22),
 * the word that it is time to rest (P31), and what a new commander has to know is asked of them.
 */
public final class DutyClock implements TimerHandler {
    /** Somebody has had command, or another role, for long: {@link Watch} says who and which step it is. */
    public static final TimerKind FATIGUE = new TimerKind("fatigue");
    /** The private line to commander and deputy is due. */
    public static final TimerKind TICK = Rhythms.TICK;

    private final IncidentStore store;
    private final Fatigue fatigue;
    private final IncidentSettings settings;
    private final Clock clock;

    /** @param settings says how often commander and deputy get a line */
    public DutyClock(IncidentStore store, TimeInRole time, IncidentSettings settings, Clock clock) {
        this.store = store;
        this.fatigue = new Fatigue(time);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        // Asked before the transaction; whoever has command is looked at again within it.
        List<Stint> stints = store.stints(timer.incident());
        store.changeJointly(timer.incident(), Optional.empty(), new Cause.TimerFired(timer), sight -> JointChange.of(
                fired(sight, timer, stints, now)));
    }

    private IncidentChange fired(Sight sight, Timer timer, List<Stint> stints, Instant now) {
        Incident incident = sight.incident();
        if (incident.isResolved()) {
            return IncidentChange.none(incident, now);
        }
        if (timer.kind().equals(FATIGUE)) {
            return fatigue.fired(incident, timer.about(), stints, now);
        }
        if (timer.kind().equals(CommandPassed.BEGAN) && timer.about().equals(CommandPassed.ROLES)) {
            return change(incident, now, List.of(), fatigue.ofRoles(incident, stints, now), List.of());
        }
        UserId commander = incident.commander();
        if (commander == null) {
            return IncidentChange.none(incident, now);
        }
        return timer.kind().equals(TICK) ? ticked(sight, commander, now) : begun(sight, commander, stints, now);
    }

    private IncidentChange begun(Sight sight, UserId commander, List<Stint> stints, Instant now) {
        Incident incident = sight.incident();
        List<TimerChange> timers = new ArrayList<>(fatigue.of(Watch.command(commander), stints, now));
        timers.addAll(fatigue.ofRoles(incident, stints, now));
        timers.add(nextTick(sight, now));
        NewCommander asked = new NewCommander(sight, commander, stints);
        return change(incident, now, asked.events(), timers, asked.effects());
    }

    private TimerChange nextTick(Sight sight, Instant now) {
        return new TimerChange.Set(TICK, "", now.plus(settings.leading().tick(Rhythms.isSlow(sight.items()))));
    }

    private IncidentChange ticked(Sight sight, UserId commander, Instant now) {
        Incident incident = sight.incident();
        List<UserId> people = Stream.concat(Stream.of(commander), incident.roles().of(Role.DEPUTY).stream()).distinct().toList();
        List<Effect> lines = people.stream().<Effect>map(person -> new Effect.Post(incident.id(),
                new Destination.Direct(person), new Content.CommanderTick(person))).toList();
        return change(incident, now, List.of(new CommandEvent.CommanderTicked(people)),
                List.of(nextTick(sight, now)), lines);
    }

    private static IncidentChange change(Incident incident, Instant now, List<? extends IncidentEvent> events,
            List<TimerChange> timers, List<Effect> effects) {
        return new IncidentChange(incident, new Actor.Bot(), now, List.copyOf(events), timers, effects);
    }
}
