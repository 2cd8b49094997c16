package dev.muster.bot.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;

/** Asks the channel who takes command when nobody has for a while, and calls those who could when still nobody does (P3). */
public final class CommanderReminder implements TimerHandler {
    private static final Actor BOT = new Actor.Bot();

    private final IncidentStore store;
    private final IncidentSettings settings;
    private final Clock clock;

    public CommanderReminder(IncidentStore store, IncidentSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.change(timer.incident(), new Cause.TimerFired(timer), incident -> {
            if (incident.commander() != null || incident.isResolved()) {
                return IncidentChange.none(incident, now);
            }
            return timer.kind().equals(Incidents.COMMANDERS_CALLED) ? called(incident, now) : asked(incident, now);
        });
    }

    private IncidentChange asked(Incident incident, Instant now) {
        Effect ask = new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.CommanderMissing());
        List<TimerChange> next = settings.commanders().<TimerChange>map(
                group -> new TimerChange.Set(Incidents.COMMANDERS_CALLED, "", now.plus(settings.noCommanderAfter()))).stream()
                .toList();
        return new IncidentChange(incident, BOT, now, List.of(new IncidentEvent.CommanderMissing()), next, List.of(ask));
    }

    private IncidentChange called(Incident incident, Instant now) {
        Optional<CommandEvent.CommandersCalled> event = settings.commanders().map(CommandEvent.CommandersCalled::new);
        return event
                .map(call -> new IncidentChange(incident, BOT, now, List.of(call), List.of(), Telling.said(incident, call, BOT)))
                .orElseGet(() -> IncidentChange.none(incident, now));
    }
}
