package dev.muster.bot.incident.command;

import java.time.Clock;

import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerHandler;

/** Looks after whoever has command, from the moment at which they have it. */
public final class DutyClock implements TimerHandler {
    private final IncidentStore store;
    private final Clock clock;

    public DutyClock(IncidentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        store.change(timer.incident(), new Cause.TimerFired(timer), incident -> IncidentChange.none(incident, clock.instant()));
    }
}
