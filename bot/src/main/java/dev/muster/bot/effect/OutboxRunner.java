package dev.muster.bot.effect;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.WakeableLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what waits in the {@link Outbox}: claims the first effect of each lane, sends each on its own virtual
 * thread and settles it with what came of it. Nothing that the sender, a follow-up or the store throws ends the loop.
 */
public final class OutboxRunner {
    /** Longer than any call may take, so that a claim runs out only when its holder is gone; what {@linkplain Effect#takes takes} longer gets more. */
    static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration RIGHT_AWAY = Duration.ofMillis(20);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    /** High, because a waiting virtual thread costs next to nothing and slow lanes must not hold up urgent ones. */
    private static final int MOST_IN_FLIGHT = 256;
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRunner.class);

    private final Outbox outbox;
    private final EffectAttempts attempts;
    private final Clock clock;
    private final EffectMetrics metrics;
    private final ExecutorService threads;
    private final WakeableLoop loop;
    /** Held while claiming, so that nobody sees a claimed effect that is not in flight yet. */
    private final ReentrantLock claiming = new ReentrantLock();
    private final Map<Long, UnderWay> inFlight = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** An effect that is being carried out; the future completes at its end. */
    private record UnderWay(QueuedEffect effect, CompletableFuture<Void> end) {}

    /** @param isPrivate whether an incident is not to be named in the log; must not throw */
    public OutboxRunner(Outbox outbox, EffectSender sender, EffectFollowUps followUps, Clock clock, Backoff backoff,
            EffectMetrics metrics, Predicate<IncidentId> isPrivate) {
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("effect-", 0).factory());
        this.loop = new WakeableLoop("outbox", LONGEST_SLEEP, this::turn);
        this.attempts = new EffectAttempts(outbox, sender, followUps, clock, backoff, metrics, isPrivate, this::letGo);
    }

    /** Begins to carry out effects in the background. */
    public void start() {
        loop.start();
    }

    /** Says that something was committed, or that the clock was moved. Never blocks. */
    public void poke() {
        loop.poke();
    }

    /** Claims nothing more, without waiting for what is in flight. */
    public void windDown() {
        stopping = true;
        loop.poke();
    }

    /** As {@link #stop(Duration)} with five seconds. */
    public void stop() {
        stop(STOP_WITHIN);
    }

    /**
     * Claims nothing more and waits for what is in flight, this long at most. What is left is handed back, so that another
     * process need not wait until the claim runs out; it looks before it sends, for nobody knows how the attempt ended.
     */
    public void stop(Duration within) {
        long until = System.nanoTime() + within.toNanos();
        windDown();
        boolean ended = loop.stop(within);
        threads.shutdown();
        try {
            ended &= threads.awaitTermination(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = false;
        }
        if (!ended) {
            attempts.abandon();
            handBack();
            threads.shutdownNow();
        }
    }

    private void handBack() {
        List<UnderWay> left = List.copyOf(inFlight.values());
        try {
            left.forEach(one -> outbox.retryAt(one.effect(), clock.instant(), "Muster was stopped meanwhile.", true));
            LOG.info("stopped with {} effects under way; they were handed back", left.size());
        } catch (RuntimeException e) {
            LOG.warn("stopped with {} effects under way, which could not be handed back: their claims will run out", left.size(),
                    e);
        }
    }

    /**
     * Claims what can be claimed now and waits until it and whatever was in flight already is settled or put back; false
     * when there was nothing.
     */
    public boolean runOnce() {
        boolean begun = claimAndBegin();
        List<CompletableFuture<Void>> underWay = inFlight.values().stream().map(UnderWay::end).toList();
        underWay.forEach(CompletableFuture::join);
        return begun || !underWay.isEmpty();
    }

    /** {@link #runOnce} until nothing is in flight and nothing can be claimed at this time of the clock. */
    public void drain() {
        boolean more = true;
        while (more) {
            more = runOnce();
        }
    }

    /** Whether nothing is in flight and nothing could be claimed at this time of the clock. */
    public boolean isIdle() {
        claiming.lock();
        try {
            return inFlight.isEmpty() && outbox.nextReadyAt().map(at -> at.isAfter(clock.instant())).orElse(true);
        } finally {
            claiming.unlock();
        }
    }

    /** One turn of the background loop; says how long there is nothing to claim. */
    private Duration turn() {
        boolean begun;
        try {
            begun = claimAndBegin();
        } catch (RuntimeException e) {
            metrics.failed("claim");
            throw e;
        }
        if (begun) {
            return Duration.ZERO;
        }
        Optional<Duration> next = outbox.nextReadyAt().map(at -> Duration.between(clock.instant(), at));
        // Ready already, yet not claimed a moment ago: it has just become so, or somebody else is about to take it.
        return next.map(wait -> wait.isPositive() ? wait : RIGHT_AWAY).orElse(LONGEST_SLEEP);
    }

    private boolean claimAndBegin() {
        claiming.lock();
        try {
            int room = MOST_IN_FLIGHT - inFlight.size();
            if (stopping || room <= 0) {
                return false;
            }
            boolean begun = false;
            for (QueuedEffect effect : outbox.claim(clock.instant(), LEASE, room)) {
                // One whose lease ran out while its thread still works on it comes back here: that thread goes on with it.
                UnderWay underWay = new UnderWay(effect, new CompletableFuture<>());
                if (inFlight.putIfAbsent(effect.id(), underWay) == null) {
                    threads.execute(() -> carryOut(effect, underWay));
                    begun = true;
                }
            }
            return begun;
        } finally {
            claiming.unlock();
        }
    }

    private void carryOut(QueuedEffect effect, UnderWay underWay) {
        try {
            attempts.make(effect);
        } finally {
            inFlight.remove(effect.id(), underWay);
            underWay.end().complete(null);
            // The lane is free now: what stands behind this effect can go.
            loop.poke();
        }
    }

    /**
     * An effect is put back and out of flight in one step. In between somebody could claim it again, find it still in
     * flight and leave it to a thread that is about to end; it would then lie there until that claim runs out.
     */
    private void letGo(QueuedEffect effect, Runnable putBack) {
        claiming.lock();
        try {
            putBack.run();
            inFlight.remove(effect.id());
        } finally {
            claiming.unlock();
        }
    }
}
