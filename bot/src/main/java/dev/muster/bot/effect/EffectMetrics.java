package dev.muster.bot.effect;

import java.time.Duration;

/** Hears how the outbox fares. Called from many threads; must be quick and never throw. */
public interface EffectMetrics {
    /**
     * One attempt ended.
     *
     * @param effect  the effect's kind, such as {@code CreateChannel}
     * @param outcome {@code succeeded}, {@code not_yet}, {@code unknown} or {@code impossible}
     * @param took    the attempt alone
     * @param age     since the effect was committed
     */
    void attempted(String effect, String outcome, Duration took, Duration age);

    /** Our own side failed: {@code where} is {@code claim}, {@code send} or {@code settle}. */
    void failed(String where);

    /** A channel's history was read; this many messages had been missed. */
    void backfilled(int added);

    /** Hears nothing. */
    static EffectMetrics none() {
        return new EffectMetrics() {
            @Override
            public void attempted(String effect, String outcome, Duration took, Duration age) {}

            @Override
            public void failed(String where) {}

            @Override
            public void backfilled(int added) {}
        };
    }
}
