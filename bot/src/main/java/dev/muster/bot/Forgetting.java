package dev.muster.bot;

import java.time.Clock;
import java.time.Duration;

import dev.muster.bot.effect.Outbox;
import dev.muster.bot.time.WakeableLoop;

/**
 * Forgets effects that ended long ago and the requests behind them: nobody asks for them any more, and tables that only grow
 * become slow. It takes small steps beside everything else, so that nobody waits for it.
 */
final class Forgetting {
    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final Duration EVERY = Duration.ofHours(6);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(100);
    private static final int MOST_IN_A_STEP = 500;

    private final Outbox outbox;
    private final Clock clock;
    private final WakeableLoop loop = new WakeableLoop("forgetting", EVERY, this::step);

    Forgetting(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void start() {
        loop.start();
    }

    /** Waits for the step that is under way, this long at most. */
    void stop(Duration within) {
        loop.stop(within);
    }

    /** Forgets some; how long until the next step. */
    private Duration step() {
        boolean more = outbox.forgetEnded(clock.instant().minus(KEPT_FOR), MOST_IN_A_STEP);
        return more ? BETWEEN_STEPS : EVERY;
    }
}
