package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.INCIDENTS;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.EventText;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.timeline.Permalinks;
import dev.muster.bot.timeline.TimelineEntry;
import dev.muster.bot.words.StorableText;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Timeline entries as rows. */
final class TimelineRows {
    /** An entry that has no number yet. {@code dedup} is the same when Slack tells the same again, null for our own. */
    record Line(String kind, Instant happenedAt, @Nullable UserId actor, @Nullable String actorName, String rawText,
            @Nullable ChannelId channel, @Nullable SlackTs ts, @Nullable SlackTs threadTs, JsonNode data,
            @Nullable String dedup) {

        static Line of(IncidentId incident, IncidentEvent event, Actor by, Instant at) {
            MessageRef message = messageOf(event);
            SlackTs thread = event instanceof IncidentEvent.EvidenceAdded added ? added.threadTs() : null;
            String name = by instanceof Actor.ApiClient(String client) ? client : null;
            return new Line(event.kind(), at, by.person().orElse(null), name, EventText.of(event, by),
                    message == null ? null : message.channel(), message == null ? null : message.ts(), thread,
                    EventJson.of(event), unseenKey(incident, event));
        }

        private static @Nullable String unseenKey(IncidentId incident, IncidentEvent event) {
            return event instanceof IncidentEvent.EvidenceAdded added && added.quote().isBlank() && added.files().isEmpty()
                    ? Lines.unseenKey(incident, added.message().ts())
                    : null;
        }

        /** The message in Slack that the event is about; null where it is about none. */
        private static @Nullable MessageRef messageOf(IncidentEvent event) {
            if (event instanceof IncidentEvent.MessagePosted posted) {
                return posted.message();
            }
            return event instanceof IncidentEvent.EvidenceAdded added ? added.message() : null;
        }
    }

    private TimelineRows() {}

    /** Appends in order, after the incident's entry {@code lastSeq}. The incident must be taken by this transaction. */
    static void append(DSLContext tx, IncidentId incident, long lastSeq, Instant knownAt, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var insert = tx.insertInto(TIMELINE, TIMELINE.INCIDENT_ID, TIMELINE.SEQ, TIMELINE.KIND, TIMELINE.HAPPENED_AT,
                TIMELINE.KNOWN_AT, TIMELINE.ACTOR, TIMELINE.ACTOR_NAME, TIMELINE.RAW_TEXT, TIMELINE.CHANNEL, TIMELINE.TS,
                TIMELINE.THREAD_TS, TIMELINE.DATA, TIMELINE.DEDUP);
        long seq = lastSeq;
        for (Line line : lines) {
            seq++;
            insert = insert.values(incident.number(), seq, line.kind(), Micros.of(line.happenedAt()), Micros.of(knownAt),
                    text(line.actor()), clean(line.actorName()), StorableText.clean(line.rawText()), text(line.channel()),
                    text(line.ts()),
                    text(line.threadTs()), EventJson.write(line.data()), line.dedup());
        }
        insert.execute();
        tx.update(INCIDENTS).set(INCIDENTS.LAST_SEQ, seq).where(INCIDENTS.ID.eq(incident.number())).execute();
    }

    /** @param workspaceUrl the beginning of permalinks; null while it is not known */
    static TimelineEntry entry(Record row, @Nullable String workspaceUrl) {
        String actor = row.get(TIMELINE.ACTOR);
        String channel = row.get(TIMELINE.CHANNEL);
        return new TimelineEntry(new IncidentId(row.get(TIMELINE.INCIDENT_ID)), row.get(TIMELINE.SEQ), row.get(TIMELINE.KIND),
                Micros.at(row.get(TIMELINE.HAPPENED_AT)), Micros.at(row.get(TIMELINE.KNOWN_AT)),
                actor == null ? null : new UserId(actor), row.get(TIMELINE.ACTOR_NAME), row.get(TIMELINE.RAW_TEXT),
                channel == null ? null : new ChannelId(channel), ts(row.get(TIMELINE.TS)), ts(row.get(TIMELINE.THREAD_TS)),
                permalink(workspaceUrl, row), EventJson.read(row.get(TIMELINE.DATA)));
    }

    private static @Nullable String permalink(@Nullable String workspaceUrl, Record row) {
        String channel = row.get(TIMELINE.CHANNEL);
        SlackTs ts = ts(row.get(TIMELINE.TS));
        return workspaceUrl == null || channel == null || ts == null
                ? null
                : Permalinks.of(workspaceUrl, new MessageRef(new ChannelId(channel), ts), ts(row.get(TIMELINE.THREAD_TS)));
    }

    private static @Nullable SlackTs ts(@Nullable String value) {
        return value == null ? null : new SlackTs(value);
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : StorableText.clean(text);
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
