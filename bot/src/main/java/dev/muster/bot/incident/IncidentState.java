package dev.muster.bot.incident;

import java.time.Instant;
import java.util.Objects;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about an incident and may take back again: all of it but the channel and what stands in it.
 *
 * @param impact          who is affected and how; null until somebody says it
 * @param impactStartedAt null until known
 * @param mitigatedAt     null before
 * @param resolvedAt      null before
 * @param commander       null where there is none
 * @param roles           who holds the other roles
 * @param mergedInto      the incident that it turned out to be the same as; null for one that stands for itself
 */
public record IncidentState(Severity severity, Status status, @Nullable String impact, @Nullable Instant impactStartedAt,
        @Nullable Instant mitigatedAt, @Nullable Instant resolvedAt, @Nullable UserId commander,
        RoleHolders roles, @Nullable IncidentId mergedInto) {
    public IncidentState {
        // What an older program wrote knows of no roles.
        roles = Objects.requireNonNullElse(roles, RoleHolders.none());
    }

    /** One in which nobody holds a role but command. */
    public IncidentState(Severity severity, Status status, @Nullable String impact, @Nullable Instant impactStartedAt,
            @Nullable Instant mitigatedAt, @Nullable Instant resolvedAt, @Nullable UserId commander,
            @Nullable IncidentId mergedInto) {
        this(severity, status, impact, impactStartedAt, mitigatedAt, resolvedAt, commander, RoleHolders.none(), mergedInto);
    }

    public IncidentState withSeverity(Severity next) {
        return new IncidentState(next, status, impact, impactStartedAt, mitigatedAt, resolvedAt, commander, roles, mergedInto);
    }

    public IncidentState withImpact(@Nullable String next) {
        return new IncidentState(severity, status, next, impactStartedAt, mitigatedAt, resolvedAt, commander, roles, mergedInto);
    }

    public IncidentState withImpactStartedAt(@Nullable Instant next) {
        return new IncidentState(severity, status, impact, next, mitigatedAt, resolvedAt, commander, roles, mergedInto);
    }

    public IncidentState withCommander(@Nullable UserId next) {
        return new IncidentState(severity, status, impact, impactStartedAt, mitigatedAt, resolvedAt, next, roles, mergedInto);
    }

    public IncidentState withRoles(RoleHolders next) {
        return new IncidentState(severity, status, impact, impactStartedAt, mitigatedAt, resolvedAt, commander, next, mergedInto);
    }

    /** Status and times go together: each status has its time. */
    public IncidentState withStatus(Status next, @Nullable Instant mitigated, @Nullable Instant resolved,
            @Nullable IncidentId into) {
        return new IncidentState(severity, next, impact, impactStartedAt, mitigated, resolved, commander, roles, into);
    }
}
