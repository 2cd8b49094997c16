package dev.muster.bot.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** Times as the database holds them: microseconds since 1970. Finer parts are cut off. */
final class Micros {
    private Micros() {}

    static long of(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static @Nullable Long ofNullable(@Nullable Instant at) {
        return at == null ? null : of(at);
    }

    static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static @Nullable Instant atNullable(@Nullable Long micros) {
        return micros == null ? null : at(micros);
    }
}
