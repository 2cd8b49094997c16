package dev.muster.bot.storage;

import java.time.Duration;

/** Hears how writing to the database fares. Called from the writing threads; must be quick and never throw. */
public interface StoreMetrics {
    /**
     * A transaction was committed.
     *
     * @param writes how many callers shared it
     * @param took   from its beginning until it was durable
     */
    void committed(int writes, Duration took);

    /** A write was begun, after it had waited this long for its turn. */
    void waited(Duration wait);

    /** Hears nothing. */
    static StoreMetrics none() {
        return new StoreMetrics() {
            @Override
            public void committed(int writes, Duration took) {}

            @Override
            public void waited(Duration wait) {}
        };
    }
}
