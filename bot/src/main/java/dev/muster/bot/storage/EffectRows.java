package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.EFFECTS;
import static dev.muster.bot.storage.generated.Tables.INCIDENTS;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Lane;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.IncidentId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Effects as rows. Those that ended stay, with how, but without what they said. */
final class EffectRows {
    /** What stands in the place of what ended: nobody reads it again, and what it quotes may be deleted in Slack. */
    private static final String FORGOTTEN = "{}";

    private EffectRows() {}

    static void insert(DSLContext tx, Collection<? extends Effect> effects, Instant at) {
        effects.forEach(effect -> insert(tx, effect, at));
    }

    private static void insert(DSLContext tx, Effect effect, Instant at) {
        Optional<String> mergeKey = effect.mergeKey();
        var insert = tx.insertInto(EFFECTS)
                .set(EFFECTS.INCIDENT_ID, effect.incident().map(IncidentId::number).orElse(null))
                .set(EFFECTS.LANE, lane(tx, effect).name()).set(EFFECTS.URGENCY, order(effect.urgency()))
                .set(EFFECTS.MERGE_KEY, mergeKey.orElse(null)).set(EFFECTS.KIND, EffectJson.kind(effect))
                .set(EFFECTS.BODY, EffectJson.write(effect)).set(EFFECTS.COMMITTED_AT, Micros.of(at))
                .set(EFFECTS.ATTEMPTS, 0).set(EFFECTS.OUTCOME_UNKNOWN, false)
                .set(EFFECTS.READY_AT, effect.heldFor().isZero() ? null : Micros.of(at.plus(effect.heldFor())));
        if (mergeKey.isEmpty()) {
            insert.execute();
            return;
        }
        // Touching the one that waits locks it: nobody may claim it, and so show the state, before this is committed.
        insert.onConflict(EFFECTS.MERGE_KEY).where(EFFECTS.ATTEMPTS.eq(DSL.inline(0)).and(EFFECTS.SETTLED_AT.isNull()))
                .doUpdate().set(EFFECTS.ATTEMPTS, EFFECTS.ATTEMPTS).execute();
    }

    private static Lane lane(DSLContext tx, Effect effect) {
        if (!(effect instanceof Effect.InIncident in) || in.laneOnceThereIsAChannel().equals(in.lane())) {
            return effect.lane();
        }
        boolean there = tx.fetchExists(INCIDENTS, INCIDENTS.ID.eq(in.of().number()).and(INCIDENTS.CHANNEL.isNotNull()));
        return there ? in.laneOnceThereIsAChannel() : in.lane();
    }

    /** Forgets those that ended before, the oldest first; how many there were. */
    static int forgetEnded(DSLContext tx, Instant before, int most) {
        return tx.deleteFrom(EFFECTS)
                .where(EFFECTS.ID.in(DSL.select(EFFECTS.ID).from(EFFECTS).where(EFFECTS.SETTLED_AT.lt(Micros.of(before)))
                        .orderBy(EFFECTS.SETTLED_AT).limit(most)))
                .execute();
    }

    static int order(Urgency urgency) {
        return switch (urgency) {
            case NOW -> 0;
            case SOON -> 1;
            case LATER -> 2;
        };
    }

    /**
     * Ends a claimed effect; false where it has ended or nobody holds it. That it worked may be said by any holder, that it
     * never can only by the present one: another may just be doing it.
     */
    static boolean settle(DSLContext tx, QueuedEffect effect, boolean worked, @Nullable String why, Instant at) {
        var update = tx.update(EFFECTS).set(EFFECTS.SETTLED_AT, Micros.of(at)).set(EFFECTS.OUTCOME, worked ? "done" : "failed")
                .setNull(EFFECTS.CLAIMED_UNTIL).set(EFFECTS.BODY, FORGOTTEN);
        if (why != null) {
            update = update.set(EFFECTS.LAST_ERROR, why);
        }
        var held = update.where(EFFECTS.ID.eq(effect.id())).and(EFFECTS.SETTLED_AT.isNull())
                .and(EFFECTS.CLAIMED_UNTIL.isNotNull());
        return (worked ? held : held.and(EFFECTS.ATTEMPTS.eq(effect.attempts() + 1))).execute() == 1;
    }
}
