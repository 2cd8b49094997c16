package dev.muster.bot.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets callers that come at the same time do their work together, as one. Whoever comes while nobody is about to begin leads:
 * the work is done for all who wait by the time it really begins, and whoever comes later leads the next. So the next is in
 * line while one is under way, and nobody waits longer than for these two.
 *
 * <p>Where the work on several fails as a whole, it is done again for each alone, so that only those fail who must.
 */
final class Together<I, O> {
    private final Function<Supplier<List<I>>, List<O>> work;
    private final int most;
    private final Semaphore turns;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting<I, O>> waiting = new ArrayDeque<>();
    private boolean hasLeader;

    /**
     * @param work   asks for what it is to do when it begins, always getting the same; does it for all, or for none and throws;
     *               answers in the order of what it was given
     * @param most   for how many at once
     * @param atOnce how often it may be under way at the same time, or in line for whoever takes one after another
     */
    Together(Function<Supplier<List<I>>, List<O>> work, int most, int atOnce) {
        this.work = work;
        this.most = most;
        this.turns = new Semaphore(atOnce, true);
    }

    /** Has it done, together with others, and waits for it. Throws what the work throws. An interrupt is kept for later. */
    O run(I item) {
        Waiting<I, O> mine = new Waiting<>(item, Thread.currentThread());
        lock.lock();
        try {
            waiting.add(mine);
            if (!hasLeader) {
                hasLeader = true;
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
        Batch batch = new Batch();
        turns.acquireUninterruptibly();
        Runnable told;
        try {
            told = outcome(batch);
        } finally {
            turns.release();
        }
        told.run();
    }

    /** Those for whom it is done: all who wait when it is first asked. The leader is the first of them. */
    private final class Batch {
        private @Nullable List<Waiting<I, O>> taken;

        /** By whoever does the work, or by the leader once nobody will. */
        List<Waiting<I, O>> taken() {
            List<Waiting<I, O>> members = taken;
            if (members == null) {
                members = take();
                taken = members;
            }
            return members;
        }

        List<I> items() {
            return taken().stream().map(each -> each.item).toList();
        }
    }

    private List<Waiting<I, O>> take() {
        List<Waiting<I, O>> members = new ArrayList<>();
        Waiting<I, O> next;
        lock.lock();
        try {
            while (members.size() < most && !waiting.isEmpty()) {
                members.add(waiting.remove());
            }
            next = waiting.peek();
            hasLeader = next != null;
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.wake(State.LEADS);
        }
        return members;
    }

    /** Does the work and answers what is left to do: to tell those who wait. */
    private Runnable outcome(Batch batch) {
        try {
            List<O> results = undisturbed(batch::items);
            List<Waiting<I, O>> members = batch.taken();
            return () -> {
                for (int i = 0; i < members.size(); i++) {
                    members.get(i).done(results.get(i));
                }
            };
        } catch (Throwable e) {
            List<Waiting<I, O>> members = batch.taken();
            if (members.size() == 1 || isEverybodys(e)) {
                return () -> members.forEach(each -> each.failed(e));
            }
            members.forEach(this::alone);
            return () -> {};
        }
    }

    private void alone(Waiting<I, O> one) {
        try {
            one.done(undisturbed(() -> List.of(one.item)).getFirst());
        } catch (Throwable e) {
            one.failed(e);
        }
    }

    /** The work is not only the leader's: whoever interrupts the leader does not mean the others. */
    private List<O> undisturbed(Supplier<List<I>> items) {
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
