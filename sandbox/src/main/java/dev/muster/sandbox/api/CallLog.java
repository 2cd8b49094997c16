package dev.muster.sandbox.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the app called, and what of it was nonsense. */
public final class CallLog {
    private final ConcurrentLinkedQueue<ApiCall> calls = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Violation> violations = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition calm = lock.newCondition();
    private int running;

    public List<ApiCall> calls() {
        return List.copyOf(calls);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Waits until no call is being worked on; false when {@code atMost} passed before. */
    public boolean quiet(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (running > 0) {
                if (left <= 0) {
                    return false;
                }
                left = calm.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void started() {
        count(1);
    }

    void ended() {
        count(-1);
    }

    private void count(int by) {
        lock.lock();
        try {
            running += by;
            calm.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(ApiCall call) {
        calls.add(call);
    }

    /** Notes that the app sent what no workspace would understand. */
    public void violation(String method, String problem) {
        violations.add(new Violation(method, problem));
    }
}
