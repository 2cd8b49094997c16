package dev.muster.bot.incident.update;

import dev.muster.bot.incident.IncidentStore;

/** All that can be told others, and how often. */
public record Updating(Updates updates, ExternalUpdates external) {
    public static Updating of(IncidentStore store, UpdateTimes times) {
        return new Updating(new Updates(store, times), new ExternalUpdates(store, times));
    }
}
