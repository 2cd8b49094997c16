package dev.muster.bot.incident.archive;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerHandler;

/** Asks the channel of an incident that was resolved long ago whether it may be archived. */
public final class ArchiveReminder implements TimerHandler {
    private final IncidentStore store;
    private final Clock clock;

    public ArchiveReminder(IncidentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        store.change(timer.incident(), new Cause.TimerFired(timer), incident -> {
            if (!incident.isResolved() || incident.channel() == null || incident.isArchived()) {
                return IncidentChange.none(incident, now);
            }
            Effect ask = new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.ArchiveOffer());
            return new IncidentChange(incident, new Actor.Bot(), now, List.of(new IncidentEvent.ArchiveOffered()), List.of(),
                    List.of(ask));
        });
    }
}
