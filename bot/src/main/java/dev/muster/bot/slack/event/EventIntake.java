package dev.muster.bot.slack.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.log.LogContext;
import dev.muster.bot.log.LogField;
import dev.muster.bot.slack.conversation.IntakeMetrics;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what Slack's events say about incident channels, and only about those: what people say elsewhere is neither
 * stored nor logged. An event counts as taken only once it is durable.
 */
public final class EventIntake {
    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);
    /** Shorter trouble is mended by what Slack sends again. */
    private static final Duration LONG_TROUBLE = Duration.ofSeconds(30);
    /** The retry that comes a minute after the event; the one after it is the last. */
    private static final int LATE_RETRY = 2;
    /** Slack waits three seconds for the acknowledgement. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final String TOKEN_FIRST = "{\"token\":\"";

    private final EventReader reader = new EventReader();
    private final IncidentChannels channels;
    private final Timeline timeline;
    private final ChannelsBeingMade beingMade;
    private final ChannelNames names;
    private final Mentions mentions;
    private final Consequences consequences;
    private final CatchUp catchUp;
    private final AtomicReference<@Nullable Instant> failingSince = new AtomicReference<>();
    private final InstantSource clock;
    private final IntakeMetrics metrics;

    public EventIntake(IncidentChannels channels, Timeline timeline, ChannelsBeingMade beingMade, ChannelNames names,
            Mentions mentions, Consequences consequences, CatchUp catchUp, InstantSource clock, IntakeMetrics metrics) {
        this.channels = channels;
        this.timeline = timeline;
        this.beingMade = beingMade;
        this.names = names;
        this.mentions = mentions;
        this.consequences = consequences;
        this.catchUp = catchUp;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What became of an event. */
    public enum Taken {
        /** It is durable, it was before, or it is none of the bot's business: Slack need not tell it again. */
        DONE,
        /** Whether its channel is an incident's is being decided just now: Slack shall tell it again. */
        ASK_AGAIN
    }

    /**
     * Takes one event. An exception means that it could not be kept: Slack shall tell it again.
     *
     * @param envelope the payload
     * @param raw      the same as it came
     * @param retry    how often Slack tried to tell it before; 0 for the first time
     */
    public Taken take(JsonNode envelope, String raw, int retry) {
        LogContext.note(LogField.EVENT_ID, Fields.text(envelope, "event_id"));
        try {
            Taken taken = taken(envelope, raw);
            if (taken == Taken.DONE) {
                lookForLost(retry);
            }
            return taken;
        } catch (RuntimeException e) {
            failingSince.compareAndSet(null, clock.instant());
            metrics.took("event", "failed");
            throw e;
        }
    }

    /** Slack holds events back, because there were too many in this minute, and will never tell them. */
    public void heldBack() {
        catchUp.afterThisMinute();
    }

    /** Where one event took long to come through, others may not have at all. */
    private void lookForLost(int retry) {
        Instant since = failingSince.get();
        boolean longTrouble = since != null && !clock.instant().isBefore(since.plus(LONG_TROUBLE));
        if (longTrouble || retry >= LATE_RETRY) {
            catchUp.everywhere();
        }
        if (since != null) {
            failingSince.compareAndSet(since, null);
        }
    }

    private Taken taken(JsonNode envelope, String raw) {
        Instant at = clock.instant();
        return switch (reader.read(envelope)) {
            case Reading.InChannel(ChannelId channel, List<Happening> happenings, String type) -> {
                Taken taken = keep(channel, happenings, type, envelope, raw, at);
                if (taken == Taken.DONE) {
                    happenings.forEach(happening -> follow(channel, happening));
                }
                yield taken;
            }
            case Reading.Mention mention -> mentioned(mention, envelope, raw, at);
            case Reading.Renamed(ChannelId channel, String newName, Instant told, String type) -> {
                Taken taken = keep(channel, List.of(), type, envelope, raw, at);
                if (taken == Taken.DONE) {
                    channels.find(channel).ifPresent(place -> names.renamed(place.channel(), newName, told == null ? at : told));
                }
                yield taken;
            }
            case Reading.ChannelIdChanged(ChannelId old, ChannelId now, String type) -> {
                Taken taken = keep(old, List.of(), type, envelope, raw, at);
                if (taken == Taken.DONE && channels.find(old).isPresent()) {
                    names.idChanged(old, now, at);
                    channels.forget(old);
                    channels.forget(now);
                }
                yield taken;
            }
            case Reading.HomeOpened(UserId user, String type) -> {
                consequences.homeOpened(user, at);
                metrics.took("event", "kept");
                yield Taken.DONE;
            }
            case Reading.Uninstalled(String type) -> {
                LOG.warn("Slack says that the bot was taken out of the workspace ({}): install it again to go on", type);
                metrics.took("event", "not_ours");
                yield Taken.DONE;
            }
            case Reading.Nothing(String type) -> {
                LOG.debug("An event of type '{}' names no channel and was left alone", type);
                metrics.took("event", "not_ours");
                yield Taken.DONE;
            }
        };
    }

    /** What became of the channel itself. */
    private void follow(ChannelId told, Happening happening) {
        if (happening instanceof Happening.Notice notice && notice.kind().startsWith("channel_")) {
            channels.find(told).ifPresent(place -> follow(place.channel(), notice));
        }
    }

    private void follow(ChannelId present, Happening.Notice notice) {
        switch (notice.kind()) {
            case "channel_archived" -> names.archived(present, true, notice.at());
            case "channel_unarchived" -> names.archived(present, false, notice.at());
            case "channel_converted_to_private" -> names.converted(present, true, notice.at());
            case "channel_converted_to_public" -> names.converted(present, false, notice.at());
            case "channel_deleted" -> names.deleted(present, notice.at());
            default -> {
                // Its name is told by an event of its own.
            }
        }
    }

    /** Whether somebody brought the bot back into the channel: of what was said meanwhile Slack told it nothing. */
    private static boolean bringsIn(Happening happening, @Nullable String bot) {
        return happening instanceof Happening.Notice notice && notice.kind().equals("member_joined") && notice.user() != null
                && notice.user().value().equals(bot) && notice.data().has("inviter");
    }

    private Taken mentioned(Reading.Mention mention, JsonNode envelope, String raw, Instant at) {
        Taken taken = keep(mention.channel(), mention.happenings(), mention.type(), envelope, raw, at);
        if (taken == Taken.DONE) {
            mentions.mentioned(mention, at);
        }
        return taken;
    }

    private Taken keep(ChannelId channel, List<Happening> happenings, String type, JsonNode envelope, String raw, Instant at) {
        LogContext.note(LogField.CHANNEL, channel);
        // Asked before the lookup: a channel that is made in between is linked by the time it is looked up.
        boolean undecided = beingMade.any();
        Optional<IncidentChannels.Place> found = channels.find(channel);
        if (found.isEmpty() && undecided) {
            beingMade.await(LONGEST_WAIT);
            undecided = beingMade.any();
            found = channels.lookAgain(channel);
            if (found.isEmpty() && undecided) {
                metrics.took("event", "ask_again");
                return Taken.ASK_AGAIN;
            }
        }
        if (found.isEmpty()) {
            for (Happening happening : happenings) {
                if (happening instanceof Happening.Deletion gone) {
                    timeline.deletedElsewhere(new MessageRef(channel, gone.ts()));
                }
            }
            metrics.took("event", "not_ours");
            return Taken.DONE;
        }
        keep(found.get(), said(found.get().channel(), channel, happenings), type, envelope, raw, at);
        return Taken.DONE;
    }

    /** Slack may still name a channel by the id that it had when the event happened. */
    private static List<Happening> said(ChannelId now, ChannelId then, List<Happening> happenings) {
        return now.equals(then) ? happenings : happenings.stream().map(happening -> happening.in(now)).toList();
    }

    private void keep(IncidentChannels.Place place, List<Happening> happenings, String type, JsonNode envelope, String raw,
            Instant at) {
        IncidentId incident = place.incident();
        LogContext.note(LogField.INCIDENT, incident);
        int entries = timeline.keep(incident, new Received(Fields.text(envelope, "event_id"), at, "event", type,
                withoutToken(envelope, raw), happenings,
                happenings.isEmpty() ? reader.quoted(place.channel(), envelope) : List.of()));
        LOG.debug("kept an event of type '{}': {} new entries", type, entries);
        metrics.took("event", entries > 0 ? "kept" : "known");
        // Behind the record and not with it: should this fail, Slack tells the event again, and only this is left to do.
        for (Happening happening : happenings) {
            consequences.of(incident, happening, at);
            if (bringsIn(happening, EventReader.bot(envelope))) {
                catchUp.in(incident, place.channel());
            }
        }
    }

    /** Slack still sends the old verification token with every event; a credential has no place in the record. */
    private static String withoutToken(JsonNode envelope, String raw) {
        if (!(envelope instanceof ObjectNode object) || !object.has("token")) {
            return raw;
        }
        // Where Slack puts it, it is cut out as it stands; every event passes here, and writing it anew is not for nothing.
        int end = raw.startsWith(TOKEN_FIRST) ? raw.indexOf('"', TOKEN_FIRST.length()) : -1;
        String token = end < 0 ? "" : raw.substring(TOKEN_FIRST.length(), end);
        return raw.startsWith("\",\"", end) && token.equals(object.path("token").textValue())
                ? "{" + raw.substring(end + 2)
                : object.deepCopy().without("token").toString();
    }
}
