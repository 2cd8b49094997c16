package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.RAW_PAYLOADS;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What came from Slack, as it came. */
final class RawRows {
    private static final String REMOVED = "{\"removed\":true}";
    /** Slack repeats a thread's first message in a reply that is also shown in the channel. */
    private static final String ROOT = "\"root\"";

    private RawRows() {}

    /** Keeps it, without its words where they were deleted; false where the same event is kept already. */
    static boolean insert(DSLContext tx, IncidentId incident, Received received, boolean withoutWords) {
        Happening first = received.happenings().stream().filter(happening -> carried(happening) != null).findFirst().orElse(null);
        SlackTs ts = first == null ? null : carried(first);
        return tx.insertInto(RAW_PAYLOADS).set(RAW_PAYLOADS.EVENT_ID, received.eventId())
                .set(RAW_PAYLOADS.INCIDENT_ID, incident.number())
                .set(RAW_PAYLOADS.RECEIVED_AT, Micros.of(received.receivedAt())).set(RAW_PAYLOADS.SOURCE, received.source())
                .set(RAW_PAYLOADS.TYPE, received.type()).set(RAW_PAYLOADS.RAW, withoutWords ? REMOVED : received.raw())
                .set(RAW_PAYLOADS.CHANNEL, first == null ? null : first.channel().value())
                .set(RAW_PAYLOADS.TS, ts == null ? null : ts.value())
                .onConflictDoNothing().execute() == 1;
    }

    /** Takes the words of a message out of every payload that carries them. */
    static void removeWords(DSLContext tx, ChannelId channel, SlackTs ts) {
        tx.update(RAW_PAYLOADS).set(RAW_PAYLOADS.RAW, REMOVED)
                .where(RAW_PAYLOADS.CHANNEL.eq(channel.value())).and(RAW_PAYLOADS.TS.eq(ts.value())).execute();
        var replies = DSL.select(TIMELINE.TS).from(TIMELINE).where(TIMELINE.CHANNEL.eq(channel.value()))
                .and(TIMELINE.THREAD_TS.eq(ts.value()));
        tx.update(RAW_PAYLOADS).set(RAW_PAYLOADS.RAW, REMOVED)
                .where(RAW_PAYLOADS.CHANNEL.eq(channel.value())).and(RAW_PAYLOADS.TS.in(replies))
                .and(RAW_PAYLOADS.RAW.contains(ROOT)).execute();
    }

    static boolean quotesRoot(String raw) {
        return raw.contains(ROOT);
    }

    /** The message whose words the payload of this may carry; a pin carries those of what it pins. */
    static @Nullable SlackTs carried(Happening happening) {
        return switch (happening) {
            case Happening.Message message -> message.ts();
            case Happening.Edit edit -> edit.ts();
            case Happening.Deletion deletion -> deletion.ts();
            case Happening.Notice notice -> notice.about();
        };
    }
}
