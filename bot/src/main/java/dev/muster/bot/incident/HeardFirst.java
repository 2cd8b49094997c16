package dev.muster.bot.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerHandler;

/**
 * A deadline that ends people's time to speak. While what they wrote in the channel is still being read, because nobody had
 * listened, it waits: they may have spoken in time. About what began only after that reading was asked for everything was heard.
 */
public final class HeardFirst implements TimerHandler {
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(5);
    /** Whatever holds the reading up, such as a limit of Slack's: what is found later still counts by its own time. */
    private static final Duration WAITS_AT_MOST = Duration.ofMinutes(2);

    /** Knows whether something of a channel is still to be read. */
    @FunctionalInterface
    public interface Unread {
        /** Whether its history is being read, or is to be read now, and that was asked for after {@code since}. */
        boolean isBeingRead(ChannelId channel, Instant since, Instant now);
    }

    private final TimerHandler deadline;
    private final IncidentStore store;
    private final Unread unread;
    private final BiFunction<Items, Integer, Optional<Instant>> begunAt;
    private final Clock clock;

    /** @param begunAt when people could first speak about the item of this number; empty for none */
    public HeardFirst(TimerHandler deadline, IncidentStore store, Unread unread,
            BiFunction<Items, Integer, Optional<Instant>> begunAt, Clock clock) {
        this.deadline = deadline;
        this.store = store;
        this.unread = unread;
        this.begunAt = begunAt;
        this.clock = clock;
    }

    @Override
    public void fire(Timer timer) {
        Instant now = clock.instant();
        Optional<ChannelId> channel = store.find(timer.incident()).map(Incident::channel).map(Incident.Channel::id);
        Instant longAgo = now.minus(WAITS_AT_MOST);
        Instant since = begunAt.apply(store.items(timer.incident()), Integer.parseInt(timer.about()))
                .filter(begun -> begun.isAfter(longAgo)).orElse(longAgo);
        if (channel.isEmpty() || !unread.isBeingRead(channel.get(), since, now)) {
            deadline.fire(timer);
            return;
        }
        Outcome unused = store.change(timer.incident(), new Cause.TimerFired(timer),
                incident -> IncidentChange.later(incident, now,
                        new TimerChange.Set(timer.kind(), timer.about(), now.plus(LOOKS_AGAIN_AFTER))));
    }
}
