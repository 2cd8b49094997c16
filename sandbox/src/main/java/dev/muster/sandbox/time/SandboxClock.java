package dev.muster.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The time of one workspace. A manual clock stands still until {@link #advance}; a running one follows the system and
 * {@code advance} moves it ahead of it. Things due at a time are run when the clock gets there, in order.
 */
public final class SandboxClock extends Clock implements AutoCloseable {

    /** Something that will happen, and can be called off. */
    public interface Alarm {
        /** Calls it off; no effect once it has happened. */
        void cancel();
    }

    private record Due(Instant at, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final @Nullable Clock system;
    private final @Nullable Thread timer;
    private Instant standing;
    private Duration offset = Duration.ZERO;
    private long order;
    private boolean closed;

    private SandboxClock(@Nullable Clock system, Instant start) {
        this.system = system;
        this.standing = start;
        this.timer = system == null ? null : Thread.ofPlatform().name("sandbox-clock").daemon().unstarted(this::keepTime);
    }

    /** A clock that stands at {@code start} until it is advanced. */
    public static SandboxClock manual(Instant start) {
        return new SandboxClock(null, start);
    }

    /** A clock that runs with the system's. */
    public static SandboxClock running() {
        return running(Clock.systemUTC());
    }

    /** A clock that runs with another one. */
    public static SandboxClock running(Clock source) {
        SandboxClock clock = new SandboxClock(source, source.instant());
        if (clock.timer != null) {
            clock.timer.start();
        }
        return clock;
    }

    /** Whether time passes only by {@link #advance}. */
    public boolean isManual() {
        return system == null;
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return system == null ? standing : system.instant().plus(offset);
        } finally {
            lock.unlock();
        }
    }

    /** Moves time forward; a manual clock runs what falls due on the way, each at its own time, before this returns. */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, not by " + step);
        }
        if (system != null) {
            lock.lock();
            try {
                offset = offset.plus(step);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            return;
        }
        Instant target = instant().plus(step);
        for (Due due = nextUntil(target); due != null; due = nextUntil(target)) {
            due.task().run();
        }
    }

    private @Nullable Due nextUntil(Instant target) {
        lock.lock();
        try {
            Due next = dues.peek();
            if (next == null || next.at().isAfter(target)) {
                standing = target.isAfter(standing) ? target : standing;
                return null;
            }
            standing = next.at().isAfter(standing) ? next.at() : standing;
            return dues.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code task} once the clock has reached {@code at}; it must be quick. Nothing is ever run before an advance of a manual clock. */
    public Alarm at(Instant at, Runnable task) {
        lock.lock();
        try {
            Due due = new Due(at, order++, task);
            dues.add(due);
            changed.signalAll();
            return () -> forget(due);
        } finally {
            lock.unlock();
        }
    }

    private void forget(Due due) {
        lock.lock();
        try {
            dues.remove(due);
        } finally {
            lock.unlock();
        }
    }

    private void keepTime() {
        try {
            for (Due due = awaitNext(); due != null; due = awaitNext()) {
                due.task().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Due awaitNext() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Due next = dues.peek();
                Duration wait = next == null ? Duration.ofHours(1) : Duration.between(instant(), next.at());
                if (next != null && !wait.isPositive()) {
                    return dues.poll();
                }
                long unused = changed.awaitNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), wait.toNanos()));
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Stops the timer of a running clock; what was still due is forgotten. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            dues.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SandboxClock outer = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return outer.withZone(other);
            }

            @Override
            public Instant instant() {
                return outer.instant();
            }
        };
    }
}
