package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMERS;

import java.time.Instant;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Timers as rows. One that is moved ends and a new one begins: whoever still holds the old one cannot fire it early. */
final class TimerRows {
    private TimerRows() {}

    static void apply(DSLContext tx, IncidentId incident, TimerChange change, Instant at) {
        switch (change) {
            case TimerChange.Set set -> {
                end(tx, incident, set, "moved", at);
                tx.insertInto(TIMERS).set(TIMERS.INCIDENT_ID, incident.number()).set(TIMERS.KIND, set.kind().name())
                        .set(TIMERS.ABOUT, set.about()).set(TIMERS.DUE_AT, Micros.of(set.dueAt()))
                        .set(TIMERS.READY_AT, Micros.of(set.dueAt())).execute();
            }
            case TimerChange.Cancel cancel -> end(tx, incident, cancel, "cancelled", at);
        }
    }

    /** Marks it fired; false where it is not set any more. */
    static boolean fire(DSLContext tx, Timer timer, Instant at) {
        return tx.update(TIMERS).set(TIMERS.ENDED, "fired").set(TIMERS.ENDED_AT, Micros.of(at))
                .where(TIMERS.ID.eq(timer.id())).and(TIMERS.ENDED_AT.isNull()).execute() == 1;
    }

    static Timer timer(Record row) {
        return new Timer(row.get(TIMERS.ID), new IncidentId(row.get(TIMERS.INCIDENT_ID)), new TimerKind(row.get(TIMERS.KIND)),
                row.get(TIMERS.ABOUT), Micros.at(row.get(TIMERS.DUE_AT)));
    }

    private static void end(DSLContext tx, IncidentId incident, TimerChange which, String how, Instant at) {
        tx.update(TIMERS).set(TIMERS.ENDED, how).set(TIMERS.ENDED_AT, Micros.of(at))
                .where(TIMERS.INCIDENT_ID.eq(incident.number())).and(TIMERS.KIND.eq(which.kind().name()))
                .and(TIMERS.ABOUT.eq(which.about())).and(TIMERS.ENDED_AT.isNull()).execute();
    }
}
