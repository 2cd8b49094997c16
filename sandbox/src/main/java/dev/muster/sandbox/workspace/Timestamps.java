package dev.muster.sandbox.workspace;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Message times that double as ids: seconds with six decimals, never twice, never backwards. */
public final class Timestamps {
    private final Clock clock;
    private long last;

    Timestamps(Clock clock) {
        this.clock = clock;
    }

    /** The next time, at or just after now. */
    public synchronized String next() {
        last = Math.max(last + 1, micros(clock.instant()));
        return write(last);
    }

    /** At or after everything that was given a time so far, without taking one. */
    public synchronized String now() {
        return write(Math.max(last, micros(clock.instant())));
    }

    /** The six-decimal form of a time. */
    public static String of(Instant at) {
        return write(micros(at));
    }

    /** The time that a {@code ts} names. */
    public static Instant instant(String ts) {
        long micros = micros(ts);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    static String after(String ts) {
        return write(micros(ts) + 1);
    }

    private static long micros(String ts) {
        int dot = ts.indexOf('.');
        return Long.parseLong(ts.substring(0, dot)) * 1_000_000L + Long.parseLong(ts.substring(dot + 1));
    }

    private static long micros(Instant at) {
        return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1000;
    }

    private static String write(long micros) {
        String decimals = Long.toString(micros % 1_000_000L);
        return micros / 1_000_000L + "." + "0".repeat(6 - decimals.length()) + decimals;
    }
}
