package dev.muster.bot.incident;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Holds the times of an incident against each other: impact, mitigation, resolution, in that order. */
public final class TimeOrder {
    private TimeOrder() {}

    /** What contradicts what, as a sentence in mrkdwn; empty where all is in order. */
    public static Optional<String> contradiction(IncidentState state, Instant declaredAt) {
        return before(IncidentTime.MITIGATED, state.mitigatedAt(), IncidentTime.IMPACT_STARTED, state.impactStartedAt())
                .or(() -> before(IncidentTime.RESOLVED, state.resolvedAt(), IncidentTime.IMPACT_STARTED, state.impactStartedAt()))
                .or(() -> before(IncidentTime.RESOLVED, state.resolvedAt(), IncidentTime.MITIGATED, state.mitigatedAt()))
                .or(() -> state.resolvedAt() != null && state.resolvedAt().isBefore(declaredAt)
                        ? Optional.of("Then it was resolved (%s) before it was declared (%s)."
                                .formatted(Mrkdwn.time(state.resolvedAt()), Mrkdwn.time(declaredAt)))
                        : Optional.empty());
    }

    private static Optional<String> before(IncidentTime later, @Nullable Instant one, IncidentTime earlier,
            @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other)
                ? Optional.of("Then %s (%s) before %s (%s).".formatted(later.words(), Mrkdwn.time(one), earlier.words(),
                        Mrkdwn.time(other)))
                : Optional.empty();
    }
}
