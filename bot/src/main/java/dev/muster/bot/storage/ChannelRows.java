package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNELS;
import static dev.muster.bot.storage.generated.Tables.CHANNEL_MEMBERS;
import static dev.muster.bot.storage.generated.Tables.INCIDENTS;
import static dev.muster.bot.storage.generated.Tables.INCIDENT_MESSAGES;
import static dev.muster.bot.storage.generated.Tables.ITEMS;
import static dev.muster.bot.storage.generated.Tables.PICKED_MESSAGES;
import static dev.muster.bot.storage.generated.Tables.RAW_PAYLOADS;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Status;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The channels of incidents, those too that an incident left and those that go by another id now. */
final class ChannelRows {
    private ChannelRows() {}

    /**
     * Slack calls a channel by another id from now on. What it said in it was said in the same channel, so it is found under
     * the new one: otherwise the history would seem to be unknown, and a deletion would find no message.
     */
    static void moved(DSLContext tx, ChannelId from, ChannelId to) {
        String old = from.value();
        String now = to.value();
        var was = CHANNELS.as("was");
        tx.insertInto(CHANNELS, CHANNELS.ID, CHANNELS.INCIDENT_ID, CHANNELS.NAME, CHANNELS.ARCHIVED)
                .select(DSL.select(DSL.val(now), CHANNELS.INCIDENT_ID, CHANNELS.NAME, CHANNELS.ARCHIVED).from(CHANNELS)
                        .where(CHANNELS.ID.eq(old)))
                .onConflictDoNothing().execute();
        tx.update(CHANNELS).set(CHANNELS.MOVED_TO, now).where(CHANNELS.ID.eq(old).or(CHANNELS.MOVED_TO.eq(old))).execute();
        tx.update(CHANNELS).setNull(CHANNELS.MOVED_TO).where(CHANNELS.ID.eq(now)).execute();
        tx.update(CHANNELS).set(CHANNELS.HISTORY_READ_AT, DSL.select(was.HISTORY_READ_AT).from(was).where(was.ID.eq(old)))
                .where(CHANNELS.ID.eq(now)).execute();
        tx.update(CHANNEL_MEMBERS).set(CHANNEL_MEMBERS.CHANNEL, now).where(CHANNEL_MEMBERS.CHANNEL.eq(old)).execute();
        var there = TIMELINE.as("there");
        var here = TIMELINE.CHANNEL.eq(old).and(DSL.notExists(DSL.selectOne().from(there).where(there.CHANNEL.eq(now))
                .and(there.DEDUP.eq(TIMELINE.DEDUP))));
        // What was said there is in its incident's record; what is no message has an index by channel, whoever's record it is in.
        tx.update(TIMELINE).set(TIMELINE.CHANNEL, now).where(here).and(TIMELINE.INCIDENT_ID.in(
                DSL.select(CHANNELS.INCIDENT_ID).from(CHANNELS).where(CHANNELS.ID.in(old, now)))).execute();
        tx.update(TIMELINE).set(TIMELINE.CHANNEL, now).where(here).and(TIMELINE.KIND.ne(DSL.inline(Lines.MESSAGE))).execute();
        // Passes over everything that ever came: it happens to a channel once, if at all.
        tx.update(RAW_PAYLOADS).set(RAW_PAYLOADS.CHANNEL, now).where(RAW_PAYLOADS.CHANNEL.eq(old)).execute();
        tx.update(ITEMS).set(ITEMS.CARD_CHANNEL, now).where(ITEMS.CARD_CHANNEL.eq(old)).execute();
        // The incident's own messages move with the incident.
        tx.update(INCIDENT_MESSAGES).set(INCIDENT_MESSAGES.CHANNEL, now).where(INCIDENT_MESSAGES.CHANNEL.eq(old))
                .and(PromptRows.PROMPTS).execute();
        tx.update(PICKED_MESSAGES).set(PICKED_MESSAGES.CHANNEL, now).where(PICKED_MESSAGES.CHANNEL.eq(old)).execute();
    }

    /** The id that Slack gave it last. */
    static ChannelId present(DSLContext tx, ChannelId channel) {
        return tx.select(CHANNELS.MOVED_TO).from(CHANNELS).where(CHANNELS.ID.eq(channel.value()))
                .and(CHANNELS.MOVED_TO.isNotNull()).fetchOptional(CHANNELS.MOVED_TO).map(ChannelId::new).orElse(channel);
    }

    /** Those in which something may be said of incidents that are not resolved, or were not before that time. */
    static Map<ChannelId, IncidentId> talkedIn(DSLContext tx, Instant resolvedSince) {
        Map<ChannelId, IncidentId> found = new LinkedHashMap<>();
        tx.select(CHANNELS.ID, INCIDENTS.ID).from(CHANNELS).join(INCIDENTS).on(INCIDENTS.ID.eq(CHANNELS.INCIDENT_ID))
                .where(INCIDENTS.RESOLVED_AT.isNull().or(INCIDENTS.RESOLVED_AT.gt(Micros.of(resolvedSince)))
                        .or(INCIDENTS.STATUS.ne(Status.RESOLVED.wireName())))
                .and(CHANNELS.MOVED_TO.isNull()).and(INCIDENTS.CHANNEL.eq(CHANNELS.ID).or(DSL.not(CHANNELS.ARCHIVED)))
                .orderBy(INCIDENTS.ID.desc(), CHANNELS.ID)
                .forEach(row -> found.put(new ChannelId(row.value1()), new IncidentId(row.value2())));
        return found;
    }

    /** Slack says that a channel which its incident left was archived, or is open again; of its own channel the incident knows. */
    static void formerArchived(DSLContext tx, ChannelId channel, boolean archived) {
        tx.update(CHANNELS).set(CHANNELS.ARCHIVED, archived).where(CHANNELS.ID.eq(channel.value()))
                .and(DSL.notExists(DSL.selectOne().from(INCIDENTS).where(INCIDENTS.ID.eq(CHANNELS.INCIDENT_ID))
                        .and(INCIDENTS.CHANNEL.eq(CHANNELS.ID))))
                .execute();
    }
}
