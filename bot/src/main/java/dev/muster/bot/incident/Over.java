package dev.muster.bot.incident;

import java.time.Instant;
import java.util.Optional;

/** What people hear who want something of an incident that is over. */
public final class Over {
    private Over() {}

    /** What is in the way; empty while people work on it. */
    public static Optional<Rejection> refused(Incident incident) {
        if (incident.mergedInto() != null) {
            return Optional.of(new Rejection("%s was merged into %s.".formatted(incident.id(), incident.mergedInto()),
                    "Go on there. If the two are not the same after all: `/incident reopen`."));
        }
        Instant resolvedAt = incident.resolvedAt();
        return incident.isResolved() && resolvedAt != null
                ? Optional.of(new Rejection("%s was resolved at %s.".formatted(incident.id(), Mrkdwn.time(resolvedAt)),
                        "If it is back: `/incident reopen`. If it is a new one: `/incident new` and what you see."))
                : Optional.empty();
    }
}
