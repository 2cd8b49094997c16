package dev.muster.bot.incident;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The times of an incident that people may say later, and correct. When it was declared is a fact that stays. */
public enum IncidentTime {
    IMPACT_STARTED("the impact started"),
    MITIGATED("it was mitigated"),
    RESOLVED("it was resolved");

    private final String words;

    IncidentTime(String words) {
        this.words = words;
    }

    /** As half a sentence, such as {@code the impact started}. */
    public String words() {
        return words;
    }

    /** What the record calls it, such as {@code impact_started}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This time of an incident; null while it is not known. */
    public @Nullable Instant of(IncidentState state) {
        return switch (this) {
            case IMPACT_STARTED -> state.impactStartedAt();
            case MITIGATED -> state.mitigatedAt();
            case RESOLVED -> state.resolvedAt();
        };
    }

    /** The same incident with this time. */
    public IncidentState in(IncidentState state, @Nullable Instant at) {
        return switch (this) {
            case IMPACT_STARTED -> state.withImpactStartedAt(at);
            case MITIGATED -> state.withStatus(state.status(), at, state.resolvedAt(), state.mergedInto());
            case RESOLVED -> state.withStatus(state.status(), state.mitigatedAt(), at, state.mergedInto());
        };
    }
}
