package dev.muster.bot.slack;

import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.archive.Archives;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.slack.client.IncidentChannels;
import dev.muster.bot.timeline.Timeline;

/** Where incidents take place, as the store has it. */
public final class StoredChannels implements IncidentChannels {
    private final IncidentStore store;
    private final Timeline timeline;

    public StoredChannels(IncidentStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    @Override
    public Optional<ChannelId> of(IncidentId incident) {
        return store.find(incident).map(Incident::channel).map(Incident.Channel::id);
    }

    @Override
    public Optional<SlackTs> card(IncidentId incident, String item) {
        Optional<ChannelId> channel = of(incident);
        return ItemRef.parse(item).flatMap(ref -> store.items(incident).find(ref)).map(Item::card)
                .filter(card -> channel.isPresent() && card.channel().equals(channel.get())).map(MessageRef::ts);
    }

    @Override
    public boolean isMade(IncidentId incident) {
        return of(incident).isPresent();
    }

    @Override
    public boolean isArchivingWanted(IncidentId incident) {
        return store.find(incident).filter(Incident::isResolved).isPresent()
                && timeline.latest(incident, Archives.BEARING_ON_IT, 1).stream()
                        .anyMatch(entry -> entry.kind().equals(Archives.WANTED));
    }

    @Override
    public boolean isPrivate(IncidentId incident) {
        return store.find(incident).map(Incident::isPrivate).orElse(false);
    }
}
