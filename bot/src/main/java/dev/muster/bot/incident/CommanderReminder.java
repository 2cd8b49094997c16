package dev.muster.bot.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerHandler;

/** Asks the channel who takes command when nobody has for a while (P3). */
public final class CommanderReminder implements TimerHandler {
    private final IncidentStore store;
    private final Clock clock;

    public CommanderReminder(IncidentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.change(timer.incident(), new Cause.TimerFired(timer), incident -> {
            if (incident.commander() != null || incident.isResolved()) {
                return IncidentChange.none(incident, now);
            }
            Effect ask = new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.CommanderMissing());
            return new IncidentChange(incident, new Actor.Bot(), now, List.of(new IncidentEvent.CommanderMissing()), List.of(),
                    List.of(ask));
        });
    }
}
