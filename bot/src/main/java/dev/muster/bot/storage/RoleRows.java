package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.ROLE_STINTS;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.words.StorableText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Who has which role: as it stands in one column, and for how long each had theirs as rows. */
final class RoleRows {
    private static final JsonMapper MAPPER = Json.mapper().build();

    private record Held(String role, UserId user) {}

    private RoleRows() {}

    static @Nullable String write(RoleHolders roles) {
        return roles.all().isEmpty() ? null : StorableText.clean(Json.write(MAPPER, MAPPER.valueToTree(roles)));
    }

    static RoleHolders read(@Nullable String roles) {
        if (roles == null) {
            return RoleHolders.none();
        }
        try {
            return MAPPER.readValue(roles, RoleHolders.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("roles not read: " + e.getOriginalMessage(), e);
        }
    }

    /** Ends the stints of those who have their role no longer, and begins those of the others. */
    static void follow(DSLContext tx, Incident before, Incident after, Instant at) {
        Set<Held> were = held(before);
        Set<Held> are = held(after);
        for (Held held : were) {
            if (!are.contains(held)) {
                tx.update(ROLE_STINTS).set(ROLE_STINTS.TO_AT, DSL.greatest(ROLE_STINTS.FROM_AT, DSL.val(Micros.of(at))))
                        .where(ROLE_STINTS.INCIDENT_ID.eq(after.id().number())).and(ROLE_STINTS.ROLE.eq(held.role()))
                        .and(ROLE_STINTS.USER_ID.eq(held.user().value())).and(ROLE_STINTS.TO_AT.isNull()).execute();
            }
        }
        for (Held held : are) {
            if (!were.contains(held)) {
                tx.insertInto(ROLE_STINTS).set(ROLE_STINTS.INCIDENT_ID, after.id().number()).set(ROLE_STINTS.ROLE, held.role())
                        .set(ROLE_STINTS.USER_ID, held.user().value()).set(ROLE_STINTS.FROM_AT, Micros.of(at)).execute();
            }
        }
    }

    /** An incident that is over needs nobody. */
    private static Set<Held> held(Incident incident) {
        Set<Held> held = new LinkedHashSet<>();
        if (!incident.isResolved()) {
            UserId commander = incident.commander();
            if (commander != null) {
                held.add(new Held(Role.COMMANDER, commander));
            }
            incident.roles().all().forEach(one -> held.add(new Held(one.role(), one.user())));
        }
        return held;
    }

    static List<Stint> of(DSLContext tx, IncidentId incident) {
        return tx.selectFrom(ROLE_STINTS).where(ROLE_STINTS.INCIDENT_ID.eq(incident.number())).orderBy(ROLE_STINTS.ID)
                .fetch(row -> new Stint(row.get(ROLE_STINTS.ROLE), new UserId(row.get(ROLE_STINTS.USER_ID)),
                        Micros.at(row.get(ROLE_STINTS.FROM_AT)), Micros.atNullable(row.get(ROLE_STINTS.TO_AT))));
    }

    static boolean had(DSLContext tx, UserId person, String role, Instant since, Instant before) {
        return tx.fetchExists(ROLE_STINTS, ROLE_STINTS.USER_ID.eq(person.value()).and(ROLE_STINTS.ROLE.eq(role))
                .and(ROLE_STINTS.FROM_AT.lt(Micros.of(before)))
                .and(ROLE_STINTS.TO_AT.isNull().or(ROLE_STINTS.TO_AT.gt(Micros.of(since)))));
    }
}
