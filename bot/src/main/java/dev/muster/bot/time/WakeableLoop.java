package dev.muster.bot.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One background thread that does its turn, sleeps as long as the turn says and can be woken before. Whatever a turn
 * throws is logged and the loop goes on: only {@link #stop} ends it.
 */
public final class WakeableLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WakeableLoop.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(5);

    private final String name;
    private final Duration longestWait;
    private final Supplier<Duration> turn;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /**
     * @param longestWait the longest sleep whatever a turn says, and the sleep after a turn that failed
     * @param turn        does what there is to do and says how long there will be nothing; negative counts as zero
     */
    public WakeableLoop(String name, Duration longestWait, Supplier<Duration> turn) {
        this.name = name;
        this.longestWait = longestWait;
        this.turn = turn;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Ends a sleep, or spares the next one. Never blocks. */
    public void poke() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** Lets a running turn end and waits for it, at most {@code patience}; whether it ended in time. */
    public boolean stop(Duration patience) {
        stopping = true;
        poke();
        try {
            return thread.getState() == Thread.State.NEW || thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        while (!stopping) {
            Duration wait = longestWait;
            try {
                wait = turn.get();
            } catch (RuntimeException | Error e) {
                LOG.error("{}: a turn failed, going on", name, e);
            }
            if (!sleep(wait)) {
                return;
            }
        }
    }

    /** Sleeps; false when the thread is told to end. */
    private boolean sleep(Duration wait) {
        long nanos = Math.clamp(wait.compareTo(longestWait) > 0 ? longestWait.toNanos() : wait.toNanos(), SHORTEST_WAIT.toNanos(),
                longestWait.toNanos());
        try {
            if (wakeUps.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                wakeUps.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
