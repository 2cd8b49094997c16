package dev.muster.sandbox.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much went to the app in the last hour: there is a cap on events, and an app that hardly ever answers 200 is cut off. */
final class Volume {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int CAP = 30_000;
    private static final int ENOUGH_TO_JUDGE = 1_000;
    private static final int WORST_SHARE = 20;

    private static final class Minute {
        private final long number;
        private final int[] counts = new int[3];

        Minute(long number) {
            this.number = number;
        }
    }

    private static final int SENT = 0;
    private static final int SUCCEEDED = 1;
    private static final int EVENTS = 2;
    private final Deque<Minute> minutes = new ArrayDeque<>();
    private long lastNotice = -1;

    /** Counts an event; false where it is over the cap. */
    synchronized boolean admit(Instant now) {
        if (sum(now, EVENTS) >= CAP) {
            return false;
        }
        count(now, EVENTS);
        return true;
    }

    /** Whether the app is still to be told, this minute, that it is over the cap. */
    synchronized boolean noticeDue(Instant now) {
        boolean due = minute(now) != lastNotice;
        lastNotice = minute(now);
        return due;
    }

    /** Counts an attempt; false where fewer than one in twenty of a thousand or more attempts succeeded. */
    synchronized boolean stillTrusted(Instant now, boolean succeeded) {
        count(now, SENT);
        if (succeeded) {
            count(now, SUCCEEDED);
        }
        int sent = sum(now, SENT);
        return sent < ENOUGH_TO_JUDGE || sum(now, SUCCEEDED) * WORST_SHARE >= sent;
    }

    /** Forgets how earlier attempts went. */
    synchronized void forgive() {
        for (Minute minute : minutes) {
            minute.counts[SENT] = 0;
            minute.counts[SUCCEEDED] = 0;
        }
    }

    private void count(Instant now, int what) {
        long number = minute(now);
        if (minutes.isEmpty() || minutes.getLast().number != number) {
            minutes.addLast(new Minute(number));
        }
        minutes.getLast().counts[what]++;
    }

    private int sum(Instant now, int what) {
        long oldest = minute(now.minus(WINDOW));
        while (!minutes.isEmpty() && minutes.getFirst().number <= oldest) {
            minutes.removeFirst();
        }
        return minutes.stream().mapToInt(m -> m.counts[what]).sum();
    }

    private static long minute(Instant at) {
        return at.getEpochSecond() / 60;
    }
}
