package dev.muster.bot.storage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One write on its way from the thread that wants it to the thread that does it. Whoever begins first decides its fate. */
final class Job<T extends @Nullable Object> {
    private final Function<DSLContext, T> work;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private final long askedAt = System.nanoTime();
    private @Nullable Runnable outcome;

    Job(Function<DSLContext, T> work) {
        this.work = work;
    }

    /** Takes it on; false where somebody else has, or has given it up. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** How long ago it was asked for. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - askedAt);
    }

    /** Does the work and remembers what came of it, for {@link #publish}. Throws what the work throws. */
    void run(DSLContext tx) {
        T value = work.apply(tx);
        outcome = () -> done.complete(value);
    }

    /** Remembers that it went wrong, for {@link #publish}. */
    void failed(Throwable why) {
        outcome = () -> done.completeExceptionally(why);
    }

    /** Tells the waiting thread what came of it; only once that is durable. */
    void publish() {
        if (outcome != null) {
            outcome.run();
        }
    }

    /** Ends it without having done it. */
    void refuse(Throwable why) {
        done.completeExceptionally(why);
    }

    /**
     * Waits for the end. An interrupt takes back what has not begun; what has begun is waited for, since its outcome
     * would be unknown otherwise, and the interrupt is passed on.
     */
    T await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    if (begin()) {
                        interrupted = true;
                        throw new StoreException.Interrupted(e);
                    }
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unwrapped(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
