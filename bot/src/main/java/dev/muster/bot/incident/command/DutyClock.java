package dev.muster.bot.incident.command;

import java.time.Clock;
import java.time.Duration;
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
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.time.Durations;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/**
 * Looks after whoever has command, from the moment at which they have it: a private line at a steady rhythm (P22), and the word that
 * it is time to rest (P31).
 */
public final class DutyClock implements TimerHandler {
    /** Somebody has had command for long; which step it is stands behind, from 1. */
    public static final TimerKind FATIGUE = new TimerKind("fatigue");
    /** The private line to commander and deputy is due. */
    public static final TimerKind TICK = new TimerKind("commander_tick");

    /** The second step is the deputy's to hear, and from the third on everybody does. */
    private static final int DEPUTYS = 2;
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final IncidentStore store;
    private final TimeInRole time;
    private final Duration tick;
    private final Clock clock;

    /** @param tick how often commander and deputy get a line */
    public DutyClock(IncidentStore store, TimeInRole time, Duration tick, Clock clock) {
        this.store = store;
        this.time = time;
        this.tick = tick;
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
        UserId commander = incident.commander();
        if (commander == null || incident.isResolved()) {
            return IncidentChange.none(incident, now);
        }
        if (timer.kind().equals(CommandPassed.BEGAN)) {
            return begun(sight, commander, stints, now);
        }
        return timer.kind().equals(TICK)
                ? ticked(incident, commander, now)
                : tired(incident, commander, Integer.parseInt(timer.about()), stints, now);
    }

    private IncidentChange begun(Sight sight, UserId commander, List<Stint> stints, Instant now) {
        List<TimerChange> timers = new ArrayList<>();
        for (int step = 1; step <= time.steps(); step++) {
            Instant at = time.reaches(step, stints, commander, now);
            // What lies behind them they were told then.
            timers.add(at.isAfter(now)
                    ? new TimerChange.Set(FATIGUE, String.valueOf(step), at)
                    : new TimerChange.Cancel(FATIGUE, String.valueOf(step)));
        }
        timers.add(new TimerChange.Set(TICK, "", now.plus(tick)));
        Incident incident = sight.incident();
        List<StatusUpdate> waiting = sight.items().updates().filter(StatusUpdate::isOpen).toList();
        List<IncidentEvent> asked = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        for (StatusUpdate draft : waiting) {
            asked.add(new UpdateEvent.ExternalAsked(draft.number(), commander));
            effects.addAll(Telling.card(incident, draft));
            effects.add(new Effect.Post(incident.id(), new Destination.UnderCard(draft.ref().toString()),
                    new Content.ItemPrompt(draft.ref().toString(), StatusUpdate.APPROVE, null)));
        }
        return change(incident, now, asked, timers, effects);
    }

    private IncidentChange ticked(Incident incident, UserId commander, Instant now) {
        List<Effect> lines = Stream.concat(Stream.of(commander), incident.roles().of(Role.DEPUTY).stream()).distinct()
                .<Effect>map(person -> direct(incident, person, new Content.CommanderTick(person))).toList();
        return change(incident, now, List.of(), List.of(new TimerChange.Set(TICK, "", now.plus(tick))), lines);
    }

    private IncidentChange tired(Incident incident, UserId commander, int step, List<Stint> stints, Instant now) {
        if (step > time.steps()) {
            return IncidentChange.none(incident, now);
        }
        Duration inRole = time.of(stints, commander, now);
        if (inRole.compareTo(time.step(step)) < 0) {
            Instant at = time.reaches(step, stints, commander, now);
            Instant later = at.isAfter(now.plus(AT_LEAST)) ? at : now.plus(AT_LEAST);
            return change(incident, now, List.of(), List.of(new TimerChange.Set(FATIGUE, String.valueOf(step), later)),
                    List.of());
        }
        if (step < time.steps() && inRole.compareTo(time.step(step + 1)) >= 0) {
            // Nobody was there to say it, and the next step says more.
            return IncidentChange.none(incident, now);
        }
        return change(incident, now, List.of(new CommandEvent.FatigueNoticed(commander, inRole.toMinutes(), step)), List.of(),
                List.of(said(incident, commander, step, inRole)));
    }

    private static Effect said(Incident incident, UserId commander, int step, Duration inRole) {
        String length = Durations.spoken(inRole);
        Optional<UserId> deputy = incident.roles().holder(Role.DEPUTY);
        if (step > DEPUTYS) {
            return new Effect.Post(incident.id(), new Destination.IncidentChannel(),
                    new Content.RestSuggested(commander, inRole.toMinutes()));
        }
        if (step == DEPUTYS && deputy.isPresent()) {
            return direct(incident, deputy.get(), new Content.Aside(deputy.get(), "rest",
                    "%s has had command of *%s* for %s. Ask how they are, and offer to take over: `/incident takeover` in the channel."
                            .formatted(commander.mention(), incident.id(), length)));
        }
        return direct(incident, commander, new Content.Aside(commander, "rest",
                "You have had command of *%s* for %s. Who is tired decides worse and does not notice: `/incident handover @name` in the channel offers it to somebody who is rested."
                        .formatted(incident.id(), length)));
    }

    private static Effect direct(Incident incident, UserId person, Content content) {
        return new Effect.Post(incident.id(), new Destination.Direct(person), content);
    }

    private static IncidentChange change(Incident incident, Instant now, List<? extends IncidentEvent> events,
            List<TimerChange> timers,
            List<Effect> effects) {
        return new IncidentChange(incident, new Actor.Bot(), now, List.copyOf(events), timers, effects);
    }
}
