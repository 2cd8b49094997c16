package dev.muster.bot.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.log.LogContext;
import dev.muster.bot.log.LogField;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.WakeableLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Fires deadlines when their time has come, or as soon as possible after downtime. That each fires once is the store's
 * promise; that a failing handler neither stops the others nor is forgotten is kept here.
 */
public final class TimerRunner {
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Duration UNKNOWN_KIND_PAUSE = Duration.ofHours(1);
    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(TimerRunner.class);

    private final TimerStore store;
    private final Map<TimerKind, TimerHandler> handlers;
    private final Clock clock;
    private final Backoff backoff;
    private final TimerMetrics metrics;
    private final Predicate<IncidentId> isPrivate;
    private final WakeableLoop loop;
    private final ReentrantLock running = new ReentrantLock();
    /** Failures in a row by deadline; bounded, because a deadline may be cancelled without us hearing of it. */
    private final Cache<Long, Integer> failures = Caffeine.newBuilder().maximumSize(10_000).build();
    private volatile boolean stopping;

    /**
     * @param handlers  who handles which kind; a kind that nobody handles is put aside for an hour each time it is due
     * @param isPrivate whether an incident is not to be named in the log; must not throw
     */
    public TimerRunner(TimerStore store, Map<TimerKind, TimerHandler> handlers, Clock clock, Backoff backoff,
            TimerMetrics metrics, Predicate<IncidentId> isPrivate) {
        this.store = store;
        this.isPrivate = isPrivate;
        this.handlers = Map.copyOf(handlers);
        this.clock = clock;
        this.backoff = backoff;
        this.metrics = metrics;
        this.loop = new WakeableLoop("timers", LONGEST_SLEEP, this::turn);
    }

    /** Begins to fire deadlines in the background. */
    public void start() {
        loop.start();
    }

    /** Says that a deadline was set, or that the clock was moved. Never blocks. */
    public void poke() {
        loop.poke();
    }

    /** Fires nothing more, without waiting for what is being handled. */
    public void windDown() {
        stopping = true;
        loop.poke();
    }

    /** As {@link #stop(Duration)} with five seconds. */
    public void stop() {
        stop(STOP_WITHIN);
    }

    /** Fires nothing more and waits for what is being handled, this long at most. */
    public void stop(Duration within) {
        windDown();
        if (!loop.stop(within)) {
            LOG.warn("stopped while a deadline was being handled");
        }
    }

    /** Fires everything that is due at this time of the clock, on the calling thread; how many were handled without failing. */
    public int runDue() {
        running.lock();
        try {
            int handled = 0;
            Set<Timer> seen = new HashSet<>();
            List<Timer> due = store.due(clock.instant(), BATCH);
            while (!due.isEmpty() && !stopping) {
                for (Timer timer : due) {
                    handled += fire(timer, seen.add(timer)) ? 1 : 0;
                }
                due = store.due(clock.instant(), BATCH);
            }
            return handled;
        } finally {
            running.unlock();
        }
    }

    private Duration turn() {
        runDue();
        return store.nextDueAt().map(at -> Duration.between(clock.instant(), at)).orElse(LONGEST_SLEEP);
    }

    /** @param firstTime false when it was handled in this very run and is still set: asking again at once would never end */
    private boolean fire(Timer timer, boolean firstTime) {
        TimerHandler handler = handlers.get(timer.kind());
        if (handler == null) {
            about(timer, Level.ERROR).log("timer {}: nobody handles '{}', looking again in {}", timer.id(), timer.kind(),
                    UNKNOWN_KIND_PAUSE);
            metrics.failed(timer.kind());
            store.postpone(timer.id(), clock.instant().plus(UNKNOWN_KIND_PAUSE));
            return false;
        }
        if (!firstTime) {
            failed(timer, "was handled but is still set", null);
            return false;
        }
        Instant firedAt = clock.instant();
        try {
            boolean unused = LogContext.scope(() -> {
                if (!isPrivate.test(timer.incident())) {
                    LogContext.note(LogField.INCIDENT, timer.incident());
                }
                handler.fire(timer);
                return true;
            });
            about(timer, Level.INFO).log("timer {} ('{}') fired, {} late", timer.id(), timer.kind(),
                    Duration.between(timer.dueAt(), firedAt));
        } catch (RuntimeException | Error e) {
            failed(timer, "failed", e);
            return false;
        }
        failures.invalidate(timer.id());
        metrics.fired(timer.kind(), Duration.between(timer.dueAt(), firedAt));
        return true;
    }

    private void failed(Timer timer, String how, @Nullable Throwable cause) {
        Duration wait = backoff.after(failures.asMap().merge(timer.id(), 1, Integer::sum));
        about(timer, Level.ERROR).setCause(cause).log("timer {} ('{}') {}, again in {}", timer.id(), timer.kind(), how, wait);
        metrics.failed(timer.kind());
        store.postpone(timer.id(), clock.instant().plus(wait));
    }

    private LoggingEventBuilder about(Timer timer, Level level) {
        LoggingEventBuilder line = LOG.atLevel(level);
        return isPrivate.test(timer.incident()) ? line : line.addKeyValue(LogField.INCIDENT, timer.incident());
    }
}
