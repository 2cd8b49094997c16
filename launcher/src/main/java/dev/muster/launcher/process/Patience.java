package dev.muster.launcher.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something that another process or thread brings about, without a word from it. */
public final class Patience {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Patience() {}

    /** Looks again and again until there is something or {@code atMost} has passed; looks at least once. */
    public static <T> Optional<T> await(Duration atMost, Supplier<Optional<T>> look) {
        long until = System.nanoTime() + atMost.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            found = look.get();
        }
        return found;
    }

    /** The same for a condition; whether it came true. */
    public static boolean until(Duration atMost, BooleanSupplier condition) {
        return await(atMost, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty()).isPresent();
    }

    /** Does nothing for this long, or until the thread is interrupted. */
    public static void pause(Duration length) {
        boolean unused = until(length, () -> false);
    }
}
