package dev.muster.bot.incident.update;

import java.time.Clock;

import dev.muster.bot.incident.IncidentStore;

/** All that can be told others, and how often. */
public record Updating(Updates updates, ExternalUpdates external, LongIncidents rhythm) {
    public static Updating of(IncidentStore store, UpdateTimes times, Clock clock) {
        return new Updating(new Updates(store, times), new ExternalUpdates(store, times),
                new LongIncidents(store, times.settings(), clock));
    }
}
