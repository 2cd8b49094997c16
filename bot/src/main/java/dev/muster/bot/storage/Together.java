package dev.muster.bot.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same time do their work together, as one. Whoever comes while nobody is at work does it for
 * all who wait by then, and hands on to the first of those who came meanwhile. Nobody waits longer than for the work under
 * way and the next.
 *
 * <p>Where the work on several fails as a whole, it is done again for each alone, so that only those fail who must.
 */
final class Together<I, O> {
    private final Function<List<I>, List<O>> work;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting<I, O>> waiting = new ArrayDeque<>();
    private boolean atWork;

    /**
     * @param work does it for all, or for none and throws; answers in the order of what it was given
     * @param most for how many at once
     */
    Together(Function<List<I>, List<O>> work, int most) {
        this.work = work;
        this.most = most;
    }

    /** Has it done, together with others, and waits for it. Throws what the work throws. An interrupt is kept for later. */
    O run(I item) {
        Waiting<I, O> mine = new Waiting<>(item, Thread.currentThread());
        lock.lock();
        try {
            waiting.add(mine);
            if (!atWork) {
                atWork = true;
                mine.state = State.LEADS;
            }
        } finally {
            lock.unlock();
        }
        if (mine.await() == State.LEADS) {
            lead();
        }
        return mine.result();
    }

    private void lead() {
        List<Waiting<I, O>> batch = new ArrayList<>();
        lock.lock();
        try {
            while (batch.size() < most && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
        try {
            carryOut(batch);
        } finally {
            handOn();
        }
    }

    private void handOn() {
        Waiting<I, O> next;
        lock.lock();
        try {
            next = waiting.peek();
            atWork = next != null;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.wake(State.LEADS);
        }
    }

    private void carryOut(List<Waiting<I, O>> batch) {
        try {
            List<O> results = undisturbed(batch.stream().map(each -> each.item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done(results.get(i));
            }
        } catch (Throwable e) {
            if (batch.size() == 1 || isEverybodys(e)) {
                batch.forEach(each -> each.failed(e));
            } else {
                batch.forEach(each -> carryOut(List.of(each)));
            }
        }
    }

    /** The work is not only the leader's: whoever interrupts the leader does not mean the others. */
    private List<O> undisturbed(List<I> items) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.apply(items);
                } catch (StoreException.Interrupted e) {
                    // Nothing was done yet.
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether trying each alone would only meet the same again. */
    private static boolean isEverybodys(Throwable why) {
        return why instanceof Error || why instanceof StoreException.Busy || why instanceof StoreException.Closed;
    }

    private enum State {
        WAITS,
        LEADS,
        DONE
    }

    private static final class Waiting<I, O> {
        private final I item;
        private final Thread thread;
        private volatile State state = State.WAITS;
        private @Nullable O value;
        private @Nullable Throwable failure;

        Waiting(I item, Thread thread) {
            this.item = item;
            this.thread = thread;
        }

        State await() {
            boolean interrupted = false;
            while (state == State.WAITS) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return state;
        }

        void wake(State next) {
            state = next;
            LockSupport.unpark(thread);
        }

        void done(O result) {
            value = result;
            wake(State.DONE);
        }

        void failed(Throwable why) {
            failure = why;
            wake(State.DONE);
        }

        O result() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException known) {
                throw known;
            }
            O result = value;
            if (result == null) {
                throw new IllegalStateException("nothing came of it", failure);
            }
            return result;
        }
    }
}
