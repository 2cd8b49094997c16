package dev.muster.bot.slack;

import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.slack.client.IncidentChannels;

/** Where incidents take place, as the store has it. */
public final class StoredChannels implements IncidentChannels {
    private final IncidentStore store;

    public StoredChannels(IncidentStore store) {
        this.store = store;
    }

    @Override
    public Optional<ChannelId> of(IncidentId incident) {
        return store.find(incident).map(Incident::channel).map(Incident.Channel::id);
    }

    @Override
    public boolean isPrivate(IncidentId incident) {
        return store.find(incident).map(Incident::isPrivate).orElse(false);
    }
}
