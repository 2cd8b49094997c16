package dev.muster.bot.incident.undo;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** The things that people decide apart from each other: changing one says nothing about another. */
enum Aspect {
    SEVERITY,
    COMMANDER,
    ROLES,
    IMPACT,
    IMPACT_STARTED,
    /** Each status has its time, and a merged incident its status: they go together. */
    STATUS;

    /** In what the two differ. */
    static Set<Aspect> between(IncidentState one, IncidentState other) {
        return Stream.of(values()).filter(aspect -> !aspect.of(one).equals(aspect.of(other)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aspect.class)));
    }

    /** {@code into} with this taken from {@code from}. */
    IncidentState put(IncidentState into, IncidentState from) {
        return switch (this) {
            case SEVERITY -> into.withSeverity(from.severity());
            case COMMANDER -> into.withCommander(from.commander());
            case ROLES -> into.withRoles(from.roles());
            case IMPACT -> into.withImpact(from.impact());
            case IMPACT_STARTED -> into.withImpactStartedAt(from.impactStartedAt());
            case STATUS -> into.withStatus(from.status(), from.mitigatedAt(), from.resolvedAt(), from.mergedInto());
        };
    }

    private List<@Nullable Object> of(IncidentState state) {
        return switch (this) {
            case SEVERITY -> Arrays.asList(state.severity());
            case COMMANDER -> Arrays.asList(state.commander());
            case ROLES -> Arrays.asList(state.roles());
            case IMPACT -> Arrays.asList(state.impact());
            case IMPACT_STARTED -> Arrays.asList(state.impactStartedAt());
            case STATUS -> Arrays.asList(state.status(), state.mitigatedAt(), state.resolvedAt(), state.mergedInto());
        };
    }
}
