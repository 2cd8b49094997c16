package dev.muster.bot.slack.event;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.IncidentStore;

/**
 * Which channel is whose incident's. The bot hears every message of every channel it is in, so most lookups end in "no
 * incident's": that answer is remembered for a second, and no longer than until the next channel is linked. Where other
 * processes link channels, too, it is not remembered at all.
 */
public final class IncidentChannels {
    private static final Duration NO_FOR = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final IncidentStore incidents;
    private final boolean alone;
    private final Cache<ChannelId, Place> known;
    private final Cache<ChannelId, Long> unknown;
    /** Counts the links. A "no" that was looked up before a link says nothing about the time after it. */
    private final AtomicLong links = new AtomicLong();

    /** @param alone whether no other process links channels: those links are not told here, so a "no" could not be trusted */
    public IncidentChannels(IncidentStore incidents, Ticker ticker, boolean alone) {
        this.incidents = incidents;
        this.alone = alone;
        this.known = Caffeine.newBuilder().maximumSize(MOST).build();
        this.unknown = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(NO_FOR).ticker(ticker).build();
    }

    /** Whose channel it is, and the id by which Slack calls it now: an event may still name an old one. */
    public record Place(IncidentId incident, ChannelId channel) {}

    /** The incident whose channel this is; empty for any other channel. */
    public Optional<Place> find(ChannelId channel) {
        Place place = known.getIfPresent(channel);
        if (place != null) {
            return Optional.of(place);
        }
        long before = links.get();
        Long unknownSince = unknown.getIfPresent(channel);
        if (unknownSince != null && unknownSince == before) {
            return Optional.empty();
        }
        return lookUp(channel, before);
    }

    /** The same, without regard to an earlier "no". */
    public Optional<Place> lookAgain(ChannelId channel) {
        return lookUp(channel, links.get());
    }

    /** A channel was linked to its incident: what was unknown until now may be known. */
    public void linked() {
        links.incrementAndGet();
    }

    /** This channel may be another incident's, or none's, from now on. */
    public void forget(ChannelId channel) {
        known.invalidate(channel);
        linked();
    }

    private Optional<Place> lookUp(ChannelId channel, long before) {
        Optional<Place> found = incidents.findByChannel(channel)
                .map(incident -> new Place(incident.id(), incidents.presentId(channel)));
        found.ifPresent(place -> known.put(channel, place));
        if (found.isEmpty() && alone) {
            unknown.put(channel, before);
        }
        return found;
    }
}
