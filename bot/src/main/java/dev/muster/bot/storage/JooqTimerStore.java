package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerKind;
import dev.muster.bot.timer.TimerStore;
import org.jooq.impl.DSL;

/** The deadlines in the database. */
public final class JooqTimerStore implements TimerStore {
    private final Database database;

    public JooqTimerStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Timer> due(Instant now, int limit) {
        return database.read(tx -> tx.selectFrom(TIMERS)
                .where(TIMERS.ENDED_AT.isNull()).and(TIMERS.READY_AT.le(Micros.of(now)))
                .orderBy(TIMERS.READY_AT, TIMERS.ID).limit(limit).fetch(TimerRows::timer));
    }

    @Override
    public List<Timer> setFor(TimerKind kind, Instant dueAt) {
        return database.read(tx -> tx.selectFrom(TIMERS)
                .where(TIMERS.ENDED_AT.isNull()).and(TIMERS.KIND.eq(kind.name())).and(TIMERS.DUE_AT.eq(Micros.of(dueAt)))
                .orderBy(TIMERS.ID).fetch(TimerRows::timer));
    }

    @Override
    public Optional<Instant> nextDueAt() {
        return database.read(tx -> tx.select(DSL.min(TIMERS.READY_AT)).from(TIMERS).where(TIMERS.ENDED_AT.isNull())
                .fetchOptional(row -> row.value1()).map(Micros::at));
    }

    @Override
    public void postpone(long timerId, Instant retryAt) {
        database.write(tx -> tx.update(TIMERS).set(TIMERS.READY_AT, Micros.of(retryAt))
                .where(TIMERS.ID.eq(timerId)).and(TIMERS.ENDED_AT.isNull()).execute());
    }
}
