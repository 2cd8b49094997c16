package dev.muster.bot.incident.update;

import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Role;

/** Who speaks for an incident. */
public final class Writers {
    private Writers() {}

    /** The one from whom updates are expected: the internal liaison, else the customer liaison, else the commander. */
    public static Optional<UserId> first(Incident incident) {
        return incident.roles().holder(Role.INTERNAL_LIAISON).or(() -> incident.roles().holder(Role.CUSTOMER_LIAISON))
                .or(() -> Optional.ofNullable(incident.commander()));
    }

    /** Who hears that the one from whom it is expected does not send it: the deputy, else the commander. */
    static Optional<UserId> instead(Incident incident) {
        Optional<UserId> first = first(incident);
        return incident.roles().holder(Role.DEPUTY).filter(deputy -> !first.equals(Optional.of(deputy)))
                .or(() -> Optional.ofNullable(incident.commander()));
    }

    /** Whether updates are this person's business: the liaisons', the commander's and the deputy's. */
    public static boolean isOne(Incident incident, UserId person) {
        return person.equals(incident.commander()) || Stream.of(Role.DEPUTY, Role.INTERNAL_LIAISON, Role.CUSTOMER_LIAISON)
                .anyMatch(role -> incident.roles().holds(role, person));
    }
}
