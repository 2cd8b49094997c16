package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.muster.bot.id.ChannelId;

/** Keeps up with what people and Slack do to an incident's channel: another name, another id. */
public final class ChannelKeeping {
    private final IncidentStore store;

    public ChannelKeeping(IncidentStore store) {
        this.store = store;
    }

    /** The channel is called so now; nothing where that is known. */
    public void renamed(ChannelId channel, String name, Instant at) {
        change(channel, "renamed:" + name, at, incident -> {
            Incident.Channel known = incident.channel();
            if (known == null || !known.id().equals(channel) || known.name().equals(name)) {
                return IncidentChange.none(incident, at);
            }
            return only(incident.withChannel(new Incident.Channel(channel, name, known.archived())),
                    new IncidentEvent.ChannelNameChanged(name),
                    at);
        });
    }

    /** The channel, or one that the incident left, goes by another id from now on; nothing where that is known. */
    public void idChanged(ChannelId from, ChannelId to, Instant at) {
        // That happens once, whenever Slack tells it.
        var cause = new Cause.Request(key("channel:" + from + ":moved:" + to));
        store.findByChannel(from).map(Incident::id).ifPresent(id -> store.change(id, cause,
                incident -> only(incident.withChannelId(from, to), new IncidentEvent.ChannelIdChanged(from, to), at)));
    }

    /** The channel was archived at this time, or taken back; nothing where that is known. */
    public void archived(ChannelId channel, boolean archived, Instant at) {
        change(channel, "archived:" + archived, at, incident -> {
            Incident.Channel known = incident.channel();
            return known == null || !known.id().equals(channel)
                    ? IncidentChange.none(incident, at)
                    : archived(incident, archived, at);
        });
    }

    static IncidentChange archived(Incident incident, boolean archived, Instant at) {
        Incident.Channel known = incident.channel();
        if (known == null || known.archived() == archived) {
            return IncidentChange.none(incident, at);
        }
        return only(incident.withChannel(new Incident.Channel(known.id(), known.name(), archived)),
                new IncidentEvent.ArchivingKnown(archived), at);
    }

    private void change(ChannelId channel, String what, Instant at, Function<Incident, Verdict> decide) {
        store.findByChannel(channel).map(Incident::id).ifPresent(id -> store.change(id, request(channel, what, at), decide));
    }

    private static Cause.Request request(ChannelId channel, String what, Instant at) {
        return new Cause.Request(key("channel:" + channel + ":" + at + ":" + what));
    }

    private static String key(String key) {
        return key.length() <= 400 ? key : key.substring(0, 400);
    }

    private static IncidentChange only(Incident after, IncidentEvent event, Instant at) {
        return new IncidentChange(after, new Actor.Bot(), at, List.of(event), List.of(), List.of());
    }
}
