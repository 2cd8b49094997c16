package dev.muster.bot.timer;

import java.time.Duration;

/** Hears how deadlines are met. Must be quick and never throw. */
public interface TimerMetrics {
    /** A deadline was handled, this long after its time. */
    void fired(TimerKind kind, Duration lateness);

    /** Handling a deadline failed, or nobody handles its kind; it stays set. */
    void failed(TimerKind kind);

    /** Hears nothing. */
    static TimerMetrics none() {
        return new TimerMetrics() {
            @Override
            public void fired(TimerKind kind, Duration lateness) {}

            @Override
            public void failed(TimerKind kind) {}
        };
    }
}
