package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Cadence.Rhythm;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;

/**
 * How often people hear of an incident (T5): as its severity wants it, or more slowly once whoever leads says that it is a long
 * one. That ends when it gets worse, and when it is over.
 */
public final class Rhythms {
    /** It goes on for long: whoever leads is asked. */
    public static final TimerKind LONG = new TimerKind("long_incident");
    /** The private line to those who lead is due. */
    public static final TimerKind TICK = new TimerKind("commander_tick");

    private Rhythms() {}

    /** Whether this is an incident that was slowed down. */
    public static boolean isSlow(Items items) {
        return items.cadence().filter(Cadence::isSlow).isPresent();
    }

    /** When whoever leads is asked, counted from then. */
    public static TimerChange asksFrom(Instant at, IncidentSettings settings) {
        return new TimerChange.Set(LONG, "", at.plus(settings.leading().longAfter()));
    }

    /** The private line in this rhythm, counted from then; nothing where nobody has command to read it. */
    public static List<TimerChange> ticks(Incident incident, Rhythm rhythm, Instant at, IncidentSettings settings) {
        return incident.commander() == null
                ? List.of()
                : List.of(new TimerChange.Set(TICK, "", at.plus(settings.leading().tick(rhythm == Rhythm.SLOW))));
    }

    /**
     * The same change of the severity with the clocks as it wants them: one that is worse ends a slower rhythm, and updates come
     * earlier where that says so, never later than was promised.
     */
    static IncidentChange ofSeverity(Severity before, IncidentChange change, Items items, IncidentSettings settings) {
        Severity now = change.after().severity();
        IncidentChange told = UpdateDeadlines.concernsCustomers(before)
                ? change
                : with(change, List.of(), UpdateDeadlines.externalFrom(now, change.at(), settings), List.of(), Optional.empty());
        Optional<Cadence> cadence = items.cadence();
        if (cadence.isEmpty()) {
            return told;
        }
        if (now.isWorseThan(before) && cadence.get().isSlow()) {
            Cadence next = cadence.get().in(Rhythm.USUAL).atLeastEvery(settings.updateEvery(now), change.at());
            return restored(told, next, settings, "severity");
        }
        Cadence next = cadence.get().atLeastEvery(settings.updateEvery(now, cadence.get().isSlow()), change.at());
        return next.equals(cadence.get())
                ? told
                : with(told, List.of(new UpdateEvent.CadenceSet(next.dueAt(), "severity")), UpdateDeadlines.running(next),
                        List.of(), Optional.of(next));
    }

    /** The same change, after which the rhythm of {@code next} is the usual one again, and people hear why. */
    public static IncidentChange restored(IncidentChange change, Cadence next, IncidentSettings settings, String why) {
        Incident after = change.after();
        var event = new UpdateEvent.RhythmRestored(next.dueAt(), settings.updateEvery(after.severity()).toSeconds(), why);
        List<TimerChange> timers = new ArrayList<>(next.isOverdue() ? List.of() : UpdateDeadlines.running(next));
        timers.addAll(ticks(after, Rhythm.USUAL, change.at(), settings));
        return with(change, List.of(event), timers, Telling.said(after, event, change.by()), Optional.of(next));
    }

    /** The same end of the work, with which a slower rhythm ends as well. */
    public static IncidentChange over(IncidentChange change, Items items) {
        if (!change.after().isResolved() || !isSlow(items)) {
            return change;
        }
        var event = new UpdateEvent.RhythmRestored(null, 0, "resolved");
        return with(change, List.of(event), List.of(), Telling.said(change.after(), event, change.by()),
                items.cadence().map(cadence -> cadence.in(null)));
    }

    private static IncidentChange with(IncidentChange change, List<? extends IncidentEvent> events, List<TimerChange> timers,
            List<Effect> effects, Optional<Cadence> cadence) {
        List<IncidentEvent> all = new ArrayList<>(change.events());
        all.addAll(events);
        List<Effect> more = new ArrayList<>(change.effects());
        more.addAll(effects);
        List<Item> items = new ArrayList<>(change.items());
        cadence.ifPresent(items::add);
        return new IncidentChange(change.after(), change.by(), change.at(), all, UpdateDeadlines.both(change.timers(), timers),
                more, items, change.prompts());
    }
}
