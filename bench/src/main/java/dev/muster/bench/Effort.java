package dev.muster.bench;

import java.time.Duration;

/**
 * How much is done for a figure.
 *
 * @param warming   before anything counts
 * @param measuring each measurement
 * @param rounds    how often both sides are measured in turn; the median counts
 * @param messages  of a long record
 * @param incidents in a large store
 * @param entries   in a large store
 */
record Effort(Duration warming, Duration measuring, int rounds, int messages, int incidents, long entries) {
    /** What the figures in the documentation come from. */
    static final Effort FULL = new Effort(Duration.ofSeconds(15), Duration.ofSeconds(10), 5, 100_000, 10_000, 5_000_000);
    /** Whether it works at all; its figures mean nothing. */
    static final Effort QUICK = new Effort(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1_000, 100, 5_000);
}
