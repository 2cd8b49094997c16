package dev.muster.bot.incident.undo;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.incident.IncidentState;

/** The things that people decide apart from each other: changing one says nothing about another. */
enum Aspect {
    SEVERITY(state -> Arrays.asList(state.severity()), (into, from) -> into.withSeverity(from.severity())),
    COMMANDER(state -> Arrays.asList(state.commander()), (into, from) -> into.withCommander(from.commander())),
    IMPACT(state -> Arrays.asList(state.impact()), (into, from) -> into.withImpact(from.impact())),
    IMPACT_STARTED(state -> Arrays.asList(state.impactStartedAt()),
            (into, from) -> into.withImpactStartedAt(from.impactStartedAt())),
    /** Each status has its time, and a merged incident its status: they go together. */
    STATUS(state -> Arrays.asList(state.status(), state.mitigatedAt(), state.resolvedAt(), state.mergedInto()),
            (into, from) -> into.withStatus(from.status(), from.mitigatedAt(), from.resolvedAt(), from.mergedInto()));

    private final Function<IncidentState, Object> value;
    private final BinaryOperator<IncidentState> put;

    Aspect(Function<IncidentState, Object> value, BinaryOperator<IncidentState> put) {
        this.value = value;
        this.put = put;
    }

    /** In what the two differ. */
    static Set<Aspect> between(IncidentState one, IncidentState other) {
        return Stream.of(values()).filter(aspect -> !Objects.equals(aspect.value.apply(one), aspect.value.apply(other)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aspect.class)));
    }

    /** {@code into} with this taken from {@code from}. */
    IncidentState put(IncidentState into, IncidentState from) {
        return put.apply(into, from);
    }
}
