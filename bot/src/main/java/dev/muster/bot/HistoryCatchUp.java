package dev.muster.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.slack.event.CatchUp;

/**
 * Whoever was away does not know what it missed: the history of each open incident is read after every start and whenever
 * Slack may have given up telling something, and of those that were resolved of late, for people talk it over. The
 * channels that an incident left are read too: people were told that what they write there is kept.
 */
final class HistoryCatchUp implements CatchUp {
    private static final Duration TALKED_OVER_FOR = Duration.ofDays(7);
    /** Trouble mostly shows in several events at once: one reading is enough for all of them. */
    private static final int HELD_SECONDS = 10;
    /** The minute that Slack speaks of, and some time in which it begins to tell again. */
    private static final int AFTER_THE_MINUTE_SECONDS = 90;

    private final IncidentStore store;
    private final Outbox outbox;
    private final InstantSource clock;
    private final AtomicReference<Instant> askedAt = new AtomicReference<>(Instant.MIN);

    HistoryCatchUp(IncidentStore store, Outbox outbox, InstantSource clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Reads it at once. */
    void now() {
        read(clock.instant(), 0);
    }

    @Override
    public void everywhere() {
        Instant now = clock.instant();
        Instant before = askedAt.get();
        // What is held back since then is still to come, and will read what this would.
        if (now.isBefore(before) || !now.isBefore(before.plusSeconds(HELD_SECONDS))) {
            read(now, HELD_SECONDS);
            askedAt.set(now);
        }
    }

    @Override
    public void afterThisMinute() {
        read(clock.instant(), AFTER_THE_MINUTE_SECONDS);
    }

    @Override
    public void in(IncidentId incident, ChannelId channel) {
        outbox.addAll(List.of(new Effect.Backfill(incident, channel, HELD_SECONDS)), clock.instant());
    }

    private void read(Instant now, int afterSeconds) {
        outbox.addAll(store.talkedIn(now.minus(TALKED_OVER_FOR)).entrySet().stream()
                .map(talk -> new Effect.Backfill(talk.getValue(), talk.getKey(), afterSeconds)).toList(), now);
    }
}
