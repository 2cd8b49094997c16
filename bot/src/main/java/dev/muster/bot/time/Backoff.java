package dev.muster.bot.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again what has failed: doubling from {@code first} to {@code longest}, each wait up to a
 * quarter longer or shorter so that those who failed together do not come back together.
 */
public final class Backoff {
    private static final double SPREAD = 0.25;
    private static final int MOST_DOUBLINGS = 30;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "first: %s, longest: %s (expected: 0 < first <= longest)".formatted(first, longest));
        }
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** From one second to five minutes: for whatever must get through in the end. */
    public static Backoff patient(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), random);
    }

    /** The wait after this many failures in a row, 1 or more; never longer than {@code longest}. */
    public Duration after(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        double planned = Math.min(first.toMillis() * Math.pow(2, doublings), (double) longest.toMillis());
        double spread = planned * (1 - SPREAD + 2 * SPREAD * random.nextDouble());
        return Duration.ofMillis(Math.min(Math.round(spread), longest.toMillis()));
    }
}
