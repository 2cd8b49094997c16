package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNELS;
import static dev.muster.bot.storage.generated.Tables.INCIDENTS;
import static dev.muster.bot.storage.generated.Tables.INCIDENT_MESSAGES;
import static dev.muster.bot.storage.generated.Tables.NAMES;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.StandingMessage;
import dev.muster.bot.incident.Status;
import dev.muster.bot.words.StorableText;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** Incidents as rows: their own, their channel's and those of the messages that stand in Slack. */
final class IncidentRows {
    private IncidentRows() {}

    /** Takes the incident for this transaction, so that nobody else changes it, and returns its newest entry's number. */
    static Optional<Long> lock(DSLContext tx, IncidentId id) {
        var query = tx.select(INCIDENTS.LAST_SEQ).from(INCIDENTS).where(INCIDENTS.ID.eq(id.number()));
        // SQLite has one writer, and so every incident is taken already.
        var locked = tx.dialect() == SQLDialect.SQLITE ? query : query.forUpdate();
        return locked.fetchOptional(INCIDENTS.LAST_SEQ);
    }

    static Optional<Incident> find(DSLContext tx, IncidentId id) {
        return find(tx, INCIDENTS.ID.eq(id.number()), 1).stream().findFirst();
    }

    /** The incidents that meet the condition, the newest first. */
    static List<Incident> find(DSLContext tx, Condition condition, int limit) {
        var rows = tx.select(INCIDENTS.asterisk(), CHANNELS.NAME, CHANNELS.ARCHIVED, CHANNELS.NAMED_AT,
                CHANNELS.ARCHIVING_TOLD_AT).from(INCIDENTS)
                .leftJoin(CHANNELS).on(CHANNELS.ID.eq(INCIDENTS.CHANNEL))
                .where(condition).orderBy(INCIDENTS.ID.desc()).limit(limit).fetch();
        Map<Long, Map<StandingMessage, MessageRef>> messages = messages(tx, rows.getValues(INCIDENTS.ID));
        return rows.map(row -> incident(row, messages.getOrDefault(row.get(INCIDENTS.ID), Map.of())));
    }

    /** Writes a fresh incident, which has no entry yet. */
    static void insert(DSLContext tx, Incident incident, Instant at) {
        tx.insertInto(INCIDENTS).set(values(incident)).set(INCIDENTS.ID, incident.id().number()).set(INCIDENTS.LAST_SEQ, 0L)
                .execute();
        writeChannel(tx, incident, at);
        incident.messages().forEach((which, message) -> writeMessage(tx, incident.id(), which, message));
    }

    /** Writes what is different. */
    static void update(DSLContext tx, Incident before, Incident after, Instant at) {
        if (after.equals(before)) {
            return;
        }
        tx.update(INCIDENTS).set(values(after)).where(INCIDENTS.ID.eq(after.id().number())).execute();
        Incident.Channel channel = after.channel();
        if (channel != null && !channel.equals(before.channel())) {
            writeChannel(tx, after, at);
        }
        before.messages().keySet().stream().filter(which -> after.message(which).isEmpty())
                .forEach(which -> tx.deleteFrom(INCIDENT_MESSAGES).where(INCIDENT_MESSAGES.INCIDENT_ID.eq(after.id().number()))
                        .and(INCIDENT_MESSAGES.WHICH.eq(which.wireName())).execute());
        after.messages().forEach((which, message) -> {
            if (!message.equals(before.messages().get(which))) {
                writeMessage(tx, after.id(), which, message);
            }
        });
    }

    private static void writeChannel(DSLContext tx, Incident incident, Instant at) {
        Incident.Channel channel = incident.channel();
        if (channel == null) {
            return;
        }
        String id = channel.id().value();
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(CHANNELS.INCIDENT_ID, incident.id().number());
        values.put(CHANNELS.NAME, channel.name());
        values.put(CHANNELS.ARCHIVED, channel.archived());
        values.put(CHANNELS.NAMED_AT, Micros.ofNullable(channel.namedAt()));
        values.put(CHANNELS.ARCHIVING_TOLD_AT, Micros.ofNullable(channel.archivingToldAt()));
        tx.insertInto(CHANNELS).set(CHANNELS.ID, id).set(values).onConflict(CHANNELS.ID).doUpdate().set(values).execute();
        tx.insertInto(NAMES).set(NAMES.ID, id).set(NAMES.KNOWN_AT, Micros.of(at)).set(NAMES.NAME, channel.name())
                .onConflictDoNothing().execute();
    }

    private static void writeMessage(DSLContext tx, IncidentId id, StandingMessage which, MessageRef message) {
        tx.insertInto(INCIDENT_MESSAGES).set(INCIDENT_MESSAGES.INCIDENT_ID, id.number())
                .set(INCIDENT_MESSAGES.WHICH, which.wireName())
                .set(INCIDENT_MESSAGES.CHANNEL, message.channel().value()).set(INCIDENT_MESSAGES.TS, message.ts().value())
                .onConflict(INCIDENT_MESSAGES.INCIDENT_ID, INCIDENT_MESSAGES.WHICH).doUpdate()
                .set(INCIDENT_MESSAGES.CHANNEL, message.channel().value()).set(INCIDENT_MESSAGES.TS, message.ts().value())
                .execute();
    }

    private static Map<Field<?>, @Nullable Object> values(Incident incident) {
        UserId commander = incident.commander();
        Incident.Channel channel = incident.channel();
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(INCIDENTS.TITLE, StorableText.clean(incident.title()));
        values.put(INCIDENTS.SEVERITY, incident.severity().wireName());
        values.put(INCIDENTS.STATUS, incident.status().wireName());
        values.put(INCIDENTS.IS_PRIVATE, incident.isPrivate());
        values.put(INCIDENTS.IMPACT, incident.impact() == null ? null : StorableText.clean(incident.impact()));
        values.put(INCIDENTS.DECLARED_AT, Micros.of(incident.declaredAt()));
        values.put(INCIDENTS.DECLARED_BY_KIND, ActorColumns.kind(incident.declaredBy()));
        values.put(INCIDENTS.DECLARED_BY, ActorColumns.name(incident.declaredBy()));
        values.put(INCIDENTS.IMPACT_STARTED_AT, Micros.ofNullable(incident.impactStartedAt()));
        values.put(INCIDENTS.MITIGATED_AT, Micros.ofNullable(incident.mitigatedAt()));
        values.put(INCIDENTS.RESOLVED_AT, Micros.ofNullable(incident.resolvedAt()));
        values.put(INCIDENTS.COMMANDER, commander == null ? null : commander.value());
        values.put(INCIDENTS.ROLES, RoleRows.write(incident.roles()));
        values.put(INCIDENTS.CHANNEL, channel == null ? null : channel.id().value());
        values.put(INCIDENTS.MERGED_INTO, incident.mergedInto() == null ? null : incident.mergedInto().number());
        values.put(INCIDENTS.REVISION, incident.revision());
        return values;
    }

    private static Map<Long, Map<StandingMessage, MessageRef>> messages(DSLContext tx, List<Long> incidents) {
        Map<Long, Map<StandingMessage, MessageRef>> messages = new HashMap<>();
        if (incidents.isEmpty()) {
            return messages;
        }
        tx.selectFrom(INCIDENT_MESSAGES).where(INCIDENT_MESSAGES.INCIDENT_ID.in(incidents)).andNot(PromptRows.PROMPTS)
                .forEach(row -> messages
                        .computeIfAbsent(row.get(INCIDENT_MESSAGES.INCIDENT_ID), id -> new EnumMap<>(StandingMessage.class))
                        .put(StandingMessage.valueOf(row.get(INCIDENT_MESSAGES.WHICH).toUpperCase(Locale.ROOT)),
                                new MessageRef(new ChannelId(row.get(INCIDENT_MESSAGES.CHANNEL)),
                                        new SlackTs(row.get(INCIDENT_MESSAGES.TS)))));
        return messages;
    }

    private static Incident incident(Record row, Map<StandingMessage, MessageRef> messages) {
        String commander = row.get(INCIDENTS.COMMANDER);
        String channel = row.get(INCIDENTS.CHANNEL);
        Long mergedInto = row.get(INCIDENTS.MERGED_INTO);
        Actor declaredBy = ActorColumns.actor(row.get(INCIDENTS.DECLARED_BY_KIND), row.get(INCIDENTS.DECLARED_BY));
        return new Incident(new IncidentId(row.get(INCIDENTS.ID)), row.get(INCIDENTS.TITLE),
                Severity.parse(row.get(INCIDENTS.SEVERITY)).orElseThrow(),
                Status.valueOf(row.get(INCIDENTS.STATUS).toUpperCase(Locale.ROOT)), row.get(INCIDENTS.IS_PRIVATE),
                row.get(INCIDENTS.IMPACT), Micros.at(row.get(INCIDENTS.DECLARED_AT)), declaredBy,
                Micros.atNullable(row.get(INCIDENTS.IMPACT_STARTED_AT)), Micros.atNullable(row.get(INCIDENTS.MITIGATED_AT)),
                Micros.atNullable(row.get(INCIDENTS.RESOLVED_AT)), commander == null ? null : new UserId(commander),
                RoleRows.read(row.get(INCIDENTS.ROLES)),
                channel == null
                        ? null
                        : new Incident.Channel(new ChannelId(channel), row.get(CHANNELS.NAME), row.get(CHANNELS.ARCHIVED),
                                Micros.atNullable(row.get(CHANNELS.NAMED_AT)),
                                Micros.atNullable(row.get(CHANNELS.ARCHIVING_TOLD_AT))),
                messages,
                mergedInto == null ? null : new IncidentId(mergedInto), row.get(INCIDENTS.REVISION));
    }
}
