package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANGES;
import static dev.muster.bot.storage.generated.Tables.TIMERS;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentState;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.PastChange.PastItem;
import dev.muster.bot.incident.PastChange.PastTimer;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Changes of what people decided, as rows, with all it takes to undo them. */
final class ChangeRows {
    private static final JsonMapper MAPPER = Json.mapper().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
    /** Nobody changes more than this within the time in which it can be taken back. */
    private static final int MOST_TOLD = 100;

    private record Body(IncidentState before, IncidentState after, List<TimerBefore> timers, List<ItemThen> items) {}

    /** An item's body before and after; {@code before} is null for one that the change made. */
    private record ItemThen(String kind, @Nullable String before, String after) {}

    private record TimerBefore(String kind, String about, @Nullable Instant dueAt) {}

    private ChangeRows() {}

    /** Keeps the change where it is one of what people decide. Call before its deadlines and items are written. */
    static void insert(DSLContext tx, Incident before, IncidentChange change, long lastSeq) {
        Incident after = change.after();
        boolean items = !change.items().isEmpty() && change.by() instanceof Actor.Person;
        if ((before.state().equals(after.state()) && !items) || change.events().isEmpty()) {
            return;
        }
        List<TimerBefore> timers = change.timers().stream().map(timer -> timerBefore(tx, after.id(), timer)).toList();
        tx.insertInto(CHANGES).set(CHANGES.INCIDENT_ID, after.id().number()).set(CHANGES.REVISION, after.revision())
                .set(CHANGES.SEQ, lastSeq + 1).set(CHANGES.KIND, change.events().getFirst().kind())
                .set(CHANGES.ACTOR_KIND, ActorColumns.kind(change.by())).set(CHANGES.ACTOR, ActorColumns.name(change.by()))
                .set(CHANGES.CHANGED_AT, Micros.of(change.at()))
                .set(CHANGES.BODY, write(new Body(before.state(), after.state(), timers, items(tx, change)))).execute();
    }

    private static List<ItemThen> items(DSLContext tx, IncidentChange change) {
        if (change.items().isEmpty()) {
            return List.of();
        }
        Items then = ItemRows.of(tx, change.after().id());
        return change.items().stream().map(item -> new ItemThen(item.ref().kind().wireName(),
                then.find(item.ref()).map(ItemRows::body).orElse(null), ItemRows.body(item))).toList();
    }

    private static PastItem item(ItemThen then) {
        String before = then.before();
        return new PastItem(before == null ? null : ItemRows.item(then.kind(), before, null),
                ItemRows.item(then.kind(), then.after(), null));
    }

    /** The last of them, the newest first. */
    static List<PastChange> latest(DSLContext tx, IncidentId incident) {
        return tx.selectFrom(CHANGES).where(CHANGES.INCIDENT_ID.eq(incident.number())).orderBy(CHANGES.REVISION.desc())
                .limit(MOST_TOLD).fetch(ChangeRows::change);
    }

    static void undone(DSLContext tx, IncidentId incident, PastChange change, Instant at) {
        tx.update(CHANGES).set(CHANGES.UNDONE_AT, Micros.of(at)).where(CHANGES.INCIDENT_ID.eq(incident.number()))
                .and(CHANGES.REVISION.eq(change.revision())).execute();
    }

    private static TimerBefore timerBefore(DSLContext tx, IncidentId incident, TimerChange timer) {
        Instant dueAt = tx.select(TIMERS.DUE_AT).from(TIMERS).where(TIMERS.INCIDENT_ID.eq(incident.number()))
                .and(TIMERS.KIND.eq(timer.kind().name())).and(TIMERS.ABOUT.eq(timer.about())).and(TIMERS.ENDED_AT.isNull())
                .fetchOptional(TIMERS.DUE_AT).map(Micros::at).orElse(null);
        return new TimerBefore(timer.kind().name(), timer.about(), dueAt);
    }

    private static PastChange change(Record row) {
        Body body = read(row.get(CHANGES.BODY));
        return new PastChange(row.get(CHANGES.REVISION), row.get(CHANGES.SEQ), row.get(CHANGES.KIND),
                ActorColumns.actor(row.get(CHANGES.ACTOR_KIND), row.get(CHANGES.ACTOR)), Micros.at(row.get(CHANGES.CHANGED_AT)),
                body.before(), body.after(),
                body.timers().stream().map(timer -> new PastTimer(new TimerKind(timer.kind()), timer.about(), timer.dueAt()))
                        .toList(),
                body.items().stream().map(ChangeRows::item).toList(), Micros.atNullable(row.get(CHANGES.UNDONE_AT)));
    }

    private static String write(Body body) {
        return Json.write(MAPPER, MAPPER.valueToTree(body));
    }

    private static Body read(String text) {
        try {
            return MAPPER.readValue(text, Body.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("change not read: " + e.getOriginalMessage(), e);
        }
    }
}
