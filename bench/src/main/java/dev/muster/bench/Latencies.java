package dev.muster.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long answers took. */
final class Latencies {
    /** Nanoseconds, the shortest first. */
    private final long[] sorted;
    private final long wrong;
    private final Duration took;

    private Latencies(long[] sorted, long wrong, Duration took) {
        this.sorted = sorted;
        this.wrong = wrong;
        this.took = took;
    }

    /** These, where each answer was a 200: how quick the others were says nothing. */
    Latencies right() {
        if (wrong > 0) {
            throw new IllegalStateException("%d answers were not a 200".formatted(wrong));
        }
        return this;
    }

    /** Of what was measured elsewhere. */
    static Latencies of(List<Duration> all) {
        return new Latencies(all.stream().mapToLong(Duration::toNanos).sorted().toArray(), 0, Duration.ZERO);
    }

    /** Notes down; for one thread. */
    static final class Recorder {
        private long[] taken = new long[4096];
        private int count;
        private long wrong;

        void add(long nanos, boolean right) {
            if (count == taken.length) {
                taken = Arrays.copyOf(taken, count * 2);
            }
            taken[count++] = nanos;
            wrong += right ? 0 : 1;
        }
    }

    static Latencies of(List<Recorder> recorders, Duration took) {
        long[] all = recorders.stream().flatMapToLong(each -> Arrays.stream(each.taken, 0, each.count)).sorted().toArray();
        return new Latencies(all, recorders.stream().mapToLong(each -> each.wrong).sum(), took);
    }

    /** Of several measurements as if they were one, where each alone is too short for a percentile. */
    static Latencies together(List<Latencies> all) {
        return new Latencies(all.stream().flatMapToLong(each -> Arrays.stream(each.sorted)).sorted().toArray(),
                all.stream().mapToLong(each -> each.wrong).sum(),
                all.stream().map(each -> each.took).reduce(Duration.ZERO, Duration::plus));
    }

    double perSecond() {
        return sorted.length / (took.toNanos() / 1e9);
    }

    /** The latency that this share of the answers stayed within, in milliseconds. */
    double percentile(double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
