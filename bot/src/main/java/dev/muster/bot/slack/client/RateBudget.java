package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;

/**
 * How much may be asked of Slack right now. Per method no 60 seconds ever hold more calls than Slack promises to take;
 * posting is held to about one message a second and channel besides. The last third of each bucket is kept from what can
 * wait ({@link Urgency#LATER}), so that somebody who looks at the screen finds room. Nobody is made to wait in here: the
 * answer is how long it would take.
 */
public final class RateBudget {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_CLOSURE = Duration.ofHours(1);
    /** A quarter at once, the rest spread over the minute. */
    private static final int BURST_SHARE = 4;
    private static final int POSTS_PER_CHANNEL_AT_ONCE = 2;
    private static final Duration POST_INTERVAL = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<SlackMethod, Bucket> methods = new EnumMap<>(SlackMethod.class);
    private final Cache<ChannelId, Bucket> channels = Caffeine.newBuilder().maximumSize(10_000).build();

    public RateBudget(Clock clock) {
        this.clock = clock;
        for (SlackMethod method : SlackMethod.values()) {
            int burst = Math.max(1, method.perMinute() / BURST_SHARE);
            methods.put(method, new Bucket(MINUTE.toNanos() / (method.perMinute() - burst) + 1, burst));
        }
    }

    /**
     * Takes room for one call; zero when it was taken, else how long to wait before asking again and nothing was taken.
     *
     * @param channel where it posts; only posting looks at it
     */
    public synchronized Duration tryTake(SlackMethod method, Optional<ChannelId> channel, Urgency urgency) {
        Duration wait = waitFor(method, channel, urgency);
        if (wait.isZero()) {
            Instant now = clock.instant();
            method(method).take(now);
            channelBucket(method, channel).ifPresent(bucket -> bucket.take(now));
        }
        return wait;
    }

    /** How long {@link #tryTake} would ask to wait; takes nothing. */
    public synchronized Duration waitFor(SlackMethod method, Optional<ChannelId> channel, Urgency urgency) {
        Instant now = clock.instant();
        Duration forMethod = method(method).waitFrom(now, urgency);
        Duration forChannel = channelBucket(method, channel).map(bucket -> bucket.waitFrom(now, Urgency.NOW))
                .orElse(Duration.ZERO);
        return forMethod.compareTo(forChannel) >= 0 ? forMethod : forChannel;
    }

    /**
     * Slack said to stay away this long. Posting too fast is about the channel first: the others are closed as well only
     * when a second channel hears the same while the first is closed.
     */
    public synchronized void close(SlackMethod method, Optional<ChannelId> channel, Duration pause) {
        Instant now = clock.instant();
        Instant until = now.plus(pause.compareTo(LONGEST_CLOSURE) < 0 ? pause : LONGEST_CLOSURE);
        Optional<Bucket> ofChannel = channelBucket(method, channel);
        boolean another = channels.asMap().values().stream()
                .anyMatch(bucket -> bucket.isClosed(now) && !ofChannel.filter(same -> same == bucket).isPresent());
        ofChannel.ifPresent(bucket -> bucket.closeUntil(until));
        if (ofChannel.isEmpty() || another) {
            method(method).closeUntil(until);
        }
    }

    private Bucket method(SlackMethod method) {
        Bucket bucket = methods.get(method);
        if (bucket == null) {
            throw new IllegalStateException("no bucket: " + method);
        }
        return bucket;
    }

    private Optional<Bucket> channelBucket(SlackMethod method, Optional<ChannelId> channel) {
        return method == SlackMethod.CHAT_POST_MESSAGE
                ? channel.map(
                        id -> channels.get(id, unseen -> new Bucket(POST_INTERVAL.toNanos(), POSTS_PER_CHANNEL_AT_ONCE)))
                : Optional.empty();
    }

    /** A token bucket, kept as the time at which it would be full again: exact, whatever the order of calls. */
    private static final class Bucket {
        private final long intervalNanos;
        private final int burst;
        private Instant fullAt = Instant.EPOCH;
        private Instant closedUntil = Instant.EPOCH;

        Bucket(long intervalNanos, int burst) {
            this.intervalNanos = intervalNanos;
            this.burst = burst;
        }

        Duration waitFrom(Instant now, Urgency urgency) {
            int usable = urgency == Urgency.LATER ? Math.max(1, burst - (burst + 2) / 3) : burst;
            Instant free = fullAt(now).minusNanos((usable - 1) * intervalNanos);
            Instant at = free.isAfter(closedUntil) ? free : closedUntil;
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        }

        void take(Instant now) {
            Instant base = fullAt(now);
            fullAt = (base.isAfter(now) ? base : now).plusNanos(intervalNanos);
        }

        boolean isClosed(Instant now) {
            return closedUntil.isAfter(now);
        }

        void closeUntil(Instant until) {
            if (until.isAfter(closedUntil)) {
                closedUntil = until;
            }
        }

        /** Never further away than an empty bucket needs: a clock that was set back must not close it for hours. */
        private Instant fullAt(Instant now) {
            Instant empty = now.plusNanos(burst * intervalNanos);
            return fullAt.isAfter(empty) ? empty : fullAt;
        }
    }
}
