package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.COUNTERS;
import static dev.muster.bot.storage.generated.Tables.EFFECTS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.log.LogField;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The effects that wait in the database. */
public final class JooqOutbox implements Outbox {
    private static final Logger log = LoggerFactory.getLogger(JooqOutbox.class);
    private static final Duration UNREADABLE_RETRY = Duration.ofMinutes(1);
    private static final List<String> CATCHING_UP = List.of("backfill", "read_members");

    private static final Field<Long> FIRST = DSL.field(DSL.name("lanes", "first_id"), Long.class);
    private static final Field<Long> BUSY_UNTIL = DSL.field(DSL.name("lanes", "busy_until"), Long.class);

    private final Database database;
    private final Runnable whenCommitted;

    public JooqOutbox(Database database) {
        this(database, () -> {});
    }

    /** @param whenCommitted told after each effect that was added, so that it leaves at once; never blocks */
    public JooqOutbox(Database database, Runnable whenCommitted) {
        this.database = database;
        this.whenCommitted = whenCommitted;
    }

    @Override
    public void add(String requestKey, Effect effect, Instant at) {
        database.writeOnce(tx -> {
            if (RequestRows.insert(tx, key(requestKey), null, at)) {
                EffectRows.insert(tx, List.of(effect), at);
            }
            return true;
        });
        whenCommitted.run();
    }

    @Override
    public void addAll(List<? extends Effect> effects, Instant at) {
        if (effects.stream().anyMatch(effect -> effect.mergeKey().isEmpty())) {
            throw new IllegalArgumentException("effects: %s (expected: each with a merge key)".formatted(effects));
        }
        if (!effects.isEmpty()) {
            database.write(tx -> {
                EffectRows.insert(tx, effects, at);
                return true;
            });
            whenCommitted.run();
        }
    }

    @Override
    public List<QueuedEffect> claim(Instant now, Duration lease, int limit) {
        return database.write(tx -> claim(tx, now, lease, limit));
    }

    /** A SQLite file belongs to one bot. A PostgreSQL database may have other replicas, whose claims are theirs. */
    @Override
    public void takeOver() {
        database.write(tx -> tx.dialect() == SQLDialect.SQLITE
                ? tx.update(EFFECTS).set(EFFECTS.CLAIMED_UNTIL, 0L)
                        .where(EFFECTS.CLAIMED_UNTIL.isNotNull().and(EFFECTS.SETTLED_AT.isNull())).execute()
                : 0);
    }

    private static List<QueuedEffect> claim(DSLContext tx, Instant now, Duration lease, int limit) {
        oneClaimerAtATime(tx);
        List<Long> candidates = candidates(tx, Micros.of(now), limit);
        if (candidates.isEmpty()) {
            return List.of();
        }
        var query = tx.selectFrom(EFFECTS).where(EFFECTS.ID.in(candidates)).and(EFFECTS.SETTLED_AT.isNull())
                .orderBy(EFFECTS.URGENCY, EFFECTS.ID);
        // A row that a change holds right now is left for the next time: waiting for it could become a deadlock.
        var rows = tx.dialect() == SQLDialect.SQLITE ? query.fetch() : query.forUpdate().skipLocked().fetch();
        List<QueuedEffect> claimed = new ArrayList<>();
        for (Record row : rows) {
            read(tx, row, now).ifPresent(claimed::add);
        }
        tx.update(EFFECTS).set(EFFECTS.ATTEMPTS, EFFECTS.ATTEMPTS.plus(1))
                .set(EFFECTS.OUTCOME_UNKNOWN,
                        DSL.when(EFFECTS.CLAIMED_UNTIL.isNotNull(), true).otherwise(EFFECTS.OUTCOME_UNKNOWN))
                .set(EFFECTS.CLAIMED_UNTIL, Micros.of(now.plus(lease)))
                .where(EFFECTS.ID.in(claimed.stream().map(QueuedEffect::id).toList())).execute();
        claimed.stream().filter(slow -> slow.effect().takes().isPositive()).forEach(slow -> tx.update(EFFECTS)
                .set(EFFECTS.CLAIMED_UNTIL, Micros.of(now.plus(lease).plus(slow.effect().takes())))
                .where(EFFECTS.ID.eq(slow.id())).execute());
        return claimed;
    }

    /**
     * Two claimers side by side could each take one of the same lane: numbers are given out before they are committed, so
     * an earlier one can appear after a later one was claimed.
     */
    private static void oneClaimerAtATime(DSLContext tx) {
        if (tx.dialect() != SQLDialect.SQLITE) {
            tx.selectFrom(COUNTERS).where(COUNTERS.NAME.eq("claim")).forUpdate().fetch();
        }
    }

    private static List<Long> candidates(DSLContext tx, long now, int limit) {
        var lanes = lanes();
        return tx.with(lanes).select(EFFECTS.ID).from(lanes).join(EFFECTS).on(EFFECTS.ID.eq(FIRST))
                .where(EFFECTS.READY_AT.isNull().or(EFFECTS.READY_AT.le(now)))
                .and(BUSY_UNTIL.isNull().or(BUSY_UNTIL.le(now)))
                .orderBy(EFFECTS.URGENCY, EFFECTS.ID).limit(limit).fetch(EFFECTS.ID);
    }

    /** Each lane in which something waits: its first effect, and until when somebody works in it. */
    private static CommonTableExpression<Record3<String, Long, Long>> lanes() {
        return DSL.name("lanes").fields("lane", "first_id", "busy_until")
                .as(DSL.select(EFFECTS.LANE, DSL.min(EFFECTS.ID), DSL.max(EFFECTS.CLAIMED_UNTIL)).from(EFFECTS)
                        .where(EFFECTS.SETTLED_AT.isNull()).groupBy(EFFECTS.LANE));
    }

    /** An effect of a newer program's is left to that program, and does not keep the others from leaving. */
    private static Optional<QueuedEffect> read(DSLContext tx, Record row, Instant now) {
        try {
            boolean unknown = row.get(EFFECTS.OUTCOME_UNKNOWN) || row.get(EFFECTS.CLAIMED_UNTIL) != null;
            return Optional.of(new QueuedEffect(row.get(EFFECTS.ID), EffectJson.read(row.get(EFFECTS.BODY)),
                    row.get(EFFECTS.ATTEMPTS), unknown, Micros.at(row.get(EFFECTS.COMMITTED_AT))));
        } catch (IllegalArgumentException e) {
            // The exception may quote what the effect says.
            log.atWarn().addKeyValue(LogField.EFFECT, row.get(EFFECTS.ID)).log(
                    "Effect {} ({}) cannot be read by this program and waits", row.get(EFFECTS.ID), row.get(EFFECTS.KIND));
            log.debug("Why effect {} cannot be read", row.get(EFFECTS.ID), e);
            tx.update(EFFECTS).set(EFFECTS.READY_AT, Micros.of(now.plus(UNREADABLE_RETRY)))
                    .set(EFFECTS.LAST_ERROR, "This program cannot read it.").where(EFFECTS.ID.eq(row.get(EFFECTS.ID))).execute();
            return Optional.empty();
        }
    }

    @Override
    public Optional<Instant> nextReadyAt() {
        var lanes = lanes();
        Field<Long> readyAt = DSL.greatest(DSL.coalesce(EFFECTS.READY_AT, EFFECTS.COMMITTED_AT),
                DSL.coalesce(BUSY_UNTIL, DSL.inline(0L)));
        return database.read(tx -> tx.with(lanes).select(DSL.min(readyAt)).from(lanes).join(EFFECTS).on(EFFECTS.ID.eq(FIRST))
                .fetchOptional(row -> row.value1()).map(Micros::at));
    }

    @Override
    public void retryAt(QueuedEffect effect, Instant at, String why, boolean outcomeUnknown) {
        // The count of attempts tells this claim from a later one of somebody else's, which must not be taken back.
        database.write(tx -> tx.update(EFFECTS).set(EFFECTS.READY_AT, Micros.of(at)).setNull(EFFECTS.CLAIMED_UNTIL)
                .set(EFFECTS.OUTCOME_UNKNOWN, outcomeUnknown).set(EFFECTS.LAST_ERROR, why)
                .where(EFFECTS.ID.eq(effect.id())).and(EFFECTS.SETTLED_AT.isNull()).and(EFFECTS.CLAIMED_UNTIL.isNotNull())
                .and(EFFECTS.ATTEMPTS.eq(effect.attempts() + 1)).execute());
    }

    @Override
    public void settle(QueuedEffect effect, Instant at, Optional<String> why) {
        database.write(tx -> EffectRows.settle(tx, effect, why.isEmpty(), why.orElse(null), at));
    }

    @Override
    public void giveUp(QueuedEffect effect, Instant at, String why, Optional<Effect> instead) {
        database.write(tx -> {
            if (EffectRows.settle(tx, effect, false, why, at)) {
                EffectRows.insert(tx, instead.stream().toList(), at);
            }
            return true;
        });
        whenCommitted.run();
    }

    @Override
    public boolean forgetEnded(Instant before, int most) {
        return database.write(tx -> {
            int effects = EffectRows.forgetEnded(tx, before, most);
            int requests = RequestRows.forgetOld(tx, before, most);
            return effects == most || requests == most;
        });
    }

    @Override
    public boolean isBeingRead(ChannelId channel, Instant since, Instant now) {
        String lane = Effect.Backfill.laneOf(channel);
        Condition begun = EFFECTS.ATTEMPTS.gt(0).or(EFFECTS.READY_AT.isNull()).or(EFFECTS.READY_AT.le(Micros.of(now)));
        return database.read(tx -> tx.fetchExists(EFFECTS, EFFECTS.SETTLED_AT.isNull()
                .and(EFFECTS.LANE.eq(lane).or(EFFECTS.LANE.startsWith(lane + ":"))).and(EFFECTS.COMMITTED_AT.gt(Micros.of(since)))
                .and(begun)));
    }

    @Override
    public boolean wasAsked(String requestKey) {
        return database.read(tx -> RequestRows.isKnown(tx, List.of(requestKey, key("answer:" + requestKey))));
    }

    private static String key(String requestKey) {
        return "effect:" + requestKey;
    }

    @Override
    public Backlog backlog() {
        var someoneWaits = EFFECTS.URGENCY.lt(EffectRows.order(Urgency.LATER));
        return database.read(tx -> tx
                .select(DSL.count(), DSL.min(DSL.when(someoneWaits, EFFECTS.COMMITTED_AT)),
                        DSL.count(DSL.when(EFFECTS.KIND.in(CATCHING_UP), 1)))
                .from(EFFECTS).where(EFFECTS.SETTLED_AT.isNull()).fetchSingle(row -> new Backlog(row.value1(),
                        Optional.ofNullable(Micros.atNullable(row.value2())), row.value3())));
    }
}
