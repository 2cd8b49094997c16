package dev.muster.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.SettableClock;
import org.junit.jupiter.api.AfterEach;

/** An outbox in memory, a Slack that answers as each test says, and what came of it. */
abstract class OutboxRunning {
    static final IncidentId ONE = new IncidentId(1);
    static final IncidentId TWO = new IncidentId(2);

    final SettableClock clock = SettableClock.atNoon();
    final MemoryOutbox outbox = new MemoryOutbox();
    final List<QueuedEffect> sent = new CopyOnWriteArrayList<>();
    final List<String> ends = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    final Map<String, Integer> outcomes = new HashMap<>();
    volatile Function<QueuedEffect, Attempt> slack = effect -> done();
    volatile Runnable beforeFollowUp = () -> {};
    final OutboxRunner runner = new OutboxRunner(outbox, this::send, new FollowUps(), clock,
            Backoff.patient(new Random(1)), new Metrics(), incident -> false);

    @AfterEach
    void stop() {
        runner.stop();
    }

    Attempt send(QueuedEffect effect) {
        sent.add(effect);
        return slack.apply(effect);
    }

    static Attempt done() {
        return new Attempt.Succeeded(new EffectResult.Done());
    }

    static Effect purpose(IncidentId incident, String text) {
        return new ChannelEffect.SetPurpose(incident, text);
    }

    static void uninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class FollowUps implements EffectFollowUps {
        @Override
        public void succeeded(QueuedEffect effect, EffectResult result) {
            beforeFollowUp.run();
            ends.add("succeeded " + effect.id());
            outbox.settle(effect, clock.instant(), Optional.empty());
        }

        @Override
        public void impossible(QueuedEffect effect, String why) {
            beforeFollowUp.run();
            ends.add("impossible " + effect.id() + " " + why);
            outbox.settle(effect, clock.instant(), Optional.of(why));
        }
    }

    private final class Metrics implements EffectMetrics {
        @Override
        public synchronized void attempted(String effect, String outcome, Duration took, Duration age) {
            outcomes.merge(effect + " " + outcome, 1, Integer::sum);
        }

        @Override
        public void failed(String where) {
            failures.add(where);
        }

        @Override
        public void backfilled(int added) {
            outcomes.merge("backfilled", 1, Integer::sum);
        }
    }
}
