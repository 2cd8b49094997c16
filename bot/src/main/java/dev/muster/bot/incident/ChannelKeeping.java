package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up with what people and Slack do to an incident's channel: another name, another id, archived, deleted, made private.
 * Slack tells neither once nor in its own order, so what it told of an earlier time never takes the place of a later one.
 */
public final class ChannelKeeping {
    private final IncidentStore store;

    public ChannelKeeping(IncidentStore store) {
        this.store = store;
    }

    /** The channel is called so as of this time; nothing where that is known, or a later name is. */
    public void renamed(ChannelId channel, String name, Instant at) {
        change(channel, "renamed:" + name, at, (incident, known) -> {
            if (isOlder(at, known.namedAt())) {
                return IncidentChange.none(incident, at);
            }
            Incident.Channel next = known.named(name, at);
            return known.name().equals(name)
                    ? IncidentChange.none(incident.withChannelTold(next), at)
                    : only(incident.withChannel(next), new IncidentEvent.ChannelNameChanged(name), at);
        });
    }

    /** The channel, or one that the incident left, goes by another id from now on; nothing where that is known. */
    public void idChanged(ChannelId from, ChannelId to, Instant at) {
        // That happens once, whenever Slack tells it.
        var cause = new Cause.Request(key("channel:" + from + ":moved:" + to));
        store.findByChannel(from).map(Incident::id).ifPresent(id -> store.change(id, cause,
                incident -> only(incident.withChannelId(from, to), new IncidentEvent.ChannelIdChanged(from, to), at)));
    }

    /** The channel was archived at this time, or taken back; nothing where that is known, or something later is. */
    public void archived(ChannelId channel, boolean archived, Instant at) {
        change(channel, "archived:" + archived, at, (incident, known) -> isOlder(at, known.archivingToldAt())
                ? IncidentChange.none(incident, at)
                : archived(incident, known, archived, at, at));
    }

    /** Slack answered that it archived this channel, which says nothing of when; whatever it tells of it counts more. */
    static IncidentChange archivedNow(Incident incident, ChannelId channel, Instant now) {
        Incident.Channel known = incident.channel();
        return known == null || !known.id().equals(channel)
                ? IncidentChange.none(incident, now)
                : archived(incident, known, true, null, now);
    }

    private static IncidentChange archived(Incident incident, Incident.Channel known, boolean archived, @Nullable Instant told,
            Instant at) {
        Incident.Channel next = known.archived(archived, told);
        return known.archived() == archived
                ? IncidentChange.none(incident.withChannelTold(next), at)
                : only(incident.withChannel(next), new IncidentEvent.ArchivingKnown(archived), at);
    }

    /** The channel was deleted: the incident has none, and whoever leads it hears how to get another. */
    public void deleted(ChannelId channel, Instant at) {
        change(channel, "deleted", at, (incident, known) -> {
            Incident after = incident.leftWithoutChannel();
            List<Effect> effects = new ArrayList<>(Telling.refreshed(after));
            if (!incident.isResolved()) {
                String said = ("The channel of *%s* was deleted in Slack. What was said in it is kept."
                        + " `/incident reopen %s` asks for a new one.").formatted(incident.id(), incident.id());
                whoLeads(incident).ifPresent(person -> effects.add(ChannelRefused.direct(incident, person, said)));
            }
            return new IncidentChange(after, new Actor.Bot(), at, List.of(new IncidentEvent.ChannelGone(channel)), List.of(),
                    effects);
        });
    }

    /**
     * Somebody made the channel private in Slack, or public. The incident is what it was, which is easily taken for something
     * else: so it is said, with what would change it. The record has its entry by then, from what Slack told.
     */
    public void converted(ChannelId channel, boolean isPrivate, Instant at) {
        change(channel, "converted:" + isPrivate, at, (incident, known) -> {
            List<Effect> effects = new ArrayList<>();
            String said = whatItMeans(incident, isPrivate);
            if (!known.archived()) {
                effects.add(new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.Line(said)));
            }
            if (incident.isPrivate() && !isPrivate) {
                incident.declaredBy().person().ifPresent(person -> effects.add(ChannelRefused.direct(incident, person, said)));
            }
            return new IncidentChange(incident, new Actor.Bot(), at, List.of(), List.of(), effects);
        });
    }

    private static String whatItMeans(Incident incident, boolean isPrivate) {
        IncidentId id = incident.id();
        if (incident.isPrivate()) {
            return isPrivate
                    ? ":lock: This channel is private again, as *%s* is: only those in it know of the incident.".formatted(id)
                    : (":warning: This channel is public in Slack now: everybody can read what stands here. *%s* itself is still"
                            + " private and is shown nowhere else. Somebody who may can make the channel private again in its"
                            + " settings.").formatted(id);
        }
        return isPrivate
                ? (":warning: This channel is private in Slack now, but *%s* itself is not: everybody still sees it where incidents"
                        + " are announced and listed. `/incident private` makes it private, in a channel of its own.")
                        .formatted(id)
                : "This channel is public again, as *%s* was all the time. `/incident private` makes the incident private."
                        .formatted(id);
    }

    /** Of a private incident without a channel only the declarer may know. */
    private static Optional<UserId> whoLeads(Incident incident) {
        return Stream.of(Optional.ofNullable(incident.isPrivate() ? null : incident.commander()), incident.declaredBy().person())
                .flatMap(Optional::stream).findFirst();
    }

    private static boolean isOlder(Instant at, @Nullable Instant known) {
        return known != null && at.isBefore(known);
    }

    /** A channel that the incident left says nothing about it any more. */
    private void change(ChannelId channel, String what, Instant at, BiFunction<Incident, Incident.Channel, Verdict> decide) {
        store.findByChannel(channel).map(Incident::id)
                .ifPresent(id -> store.change(id, request(channel, what, at), incident -> {
                    Incident.Channel known = incident.channel();
                    return known == null || !known.id().equals(channel)
                            ? IncidentChange.none(incident, at)
                            : decide.apply(incident, known);
                }));
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
