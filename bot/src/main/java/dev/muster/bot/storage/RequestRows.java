package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.REQUESTS;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.IncidentId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The requests that were carried out. */
final class RequestRows {
    private RequestRows() {}

    /** Remembers it; false where it is known. The same request elsewhere waits until this is committed or given up. */
    static boolean insert(DSLContext tx, String key, @Nullable IncidentId incident, Instant at) {
        return tx.insertInto(REQUESTS).set(REQUESTS.REQUEST_KEY, key)
                .set(REQUESTS.INCIDENT_ID, incident == null ? null : incident.number())
                .set(REQUESTS.ACTED_AT, Micros.of(at)).onConflictDoNothing().execute() == 1;
    }

    /** Whether one of these is known. */
    static boolean isKnown(DSLContext tx, List<String> keys) {
        return tx.fetchExists(REQUESTS, REQUESTS.REQUEST_KEY.in(keys));
    }

    /** Forgets it again, in the same transaction: it was refused, and may be asked once more. */
    static void forget(DSLContext tx, String key) {
        tx.deleteFrom(REQUESTS).where(REQUESTS.REQUEST_KEY.eq(key)).execute();
    }

    /**
     * Forgets those that were carried out before, the oldest first; how many there were. What a program named itself, what is
     * evidence and what was told of a channel may come again however late, and stays known.
     */
    static int forgetOld(DSLContext tx, Instant before, int most) {
        Condition forGood = REQUESTS.REQUEST_KEY.startsWith("api:key:").or(REQUESTS.REQUEST_KEY.startsWith("evidence:"))
                .or(REQUESTS.REQUEST_KEY.startsWith("channel:"));
        return tx.deleteFrom(REQUESTS)
                .where(REQUESTS.REQUEST_KEY
                        .in(DSL.select(REQUESTS.REQUEST_KEY).from(REQUESTS).where(REQUESTS.ACTED_AT.lt(Micros.of(before)))
                                .and(DSL.not(forGood)).orderBy(REQUESTS.ACTED_AT).limit(most)))
                .execute();
    }

    static void made(DSLContext tx, String key, IncidentId incident) {
        tx.update(REQUESTS).set(REQUESTS.INCIDENT_ID, incident.number()).where(REQUESTS.REQUEST_KEY.eq(key)).execute();
    }

    /** The incident that this request made or changed. */
    static IncidentId incident(DSLContext tx, String key) {
        return tx.select(REQUESTS.INCIDENT_ID).from(REQUESTS).where(REQUESTS.REQUEST_KEY.eq(key))
                .fetchOptional(REQUESTS.INCIDENT_ID).map(IncidentId::new)
                .orElseThrow(() -> new IllegalStateException("request without an incident: " + key));
    }
}
