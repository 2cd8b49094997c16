package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.storage.TimelineRows.Line;
import dev.muster.bot.timeline.Permalinks;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who deletes a message in Slack wants its words gone. The lines stay, empty, so that the record has no silent gap. */
final class DeletedWords {
    /** What is no one's words and tells what the line was. */
    private static final List<String> KEPT = List.of("id", "bot_id", "subtype", "broadcast", "message", "thread_ts", "author",
            "author_name");
    private static final List<String> KINDS = List.of(Lines.MESSAGE, Lines.EDITED, Lines.FILE, Lines.EVIDENCE);

    /** What stands in the place of a quotation. */
    private static final String DELETED = "\n> (deleted)";

    private DeletedWords() {}

    /** Takes the words of a message out of the record, those of its versions, its files and the quotations of it too. */
    static void remove(DSLContext tx, ChannelId channel, SlackTs ts) {
        var lines = tx.select(TIMELINE.INCIDENT_ID, TIMELINE.SEQ, TIMELINE.DATA, TIMELINE.KIND).from(TIMELINE)
                .where(TIMELINE.CHANNEL.eq(channel.value())).and(TIMELINE.TS.eq(ts.value())).and(TIMELINE.KIND.in(KINDS)).fetch();
        lines.forEach(line -> tx.update(TIMELINE).set(TIMELINE.RAW_TEXT, "")
                .set(TIMELINE.DATA, EventJson.write(without(EventJson.read(line.value3()))))
                .where(TIMELINE.INCIDENT_ID.eq(line.value1())).and(TIMELINE.SEQ.eq(line.value2())).execute());
        lines.stream().filter(line -> line.value4().equals(Lines.EVIDENCE)).map(line -> line.value1()).distinct()
                .forEach(incident -> removeQuotations(tx, incident, channel, ts));
        RawRows.removeWords(tx, channel, ts);
        JooqPickedMessages.deleted(tx, channel, ts);
    }

    /** What was said elsewhere the bot itself quoted in the incident's channel, with a link to it. */
    private static void removeQuotations(DSLContext tx, long incident, ChannelId channel, SlackTs ts) {
        tx.select(TIMELINE.SEQ, TIMELINE.RAW_TEXT, TIMELINE.CHANNEL, TIMELINE.TS).from(TIMELINE)
                .where(TIMELINE.INCIDENT_ID.eq(incident)).and(TIMELINE.KIND.eq(Lines.MESSAGE))
                .and(TIMELINE.RAW_TEXT.contains(Permalinks.path(new MessageRef(channel, ts))))
                // Whether its post was answered or told by an event first, decides what is known of it.
                .and(TIMELINE.DATA.contains("\"own\":true").or(TIMELINE.DATA.contains("\"bot_id\":")))
                .and(DSL.not(TIMELINE.RAW_TEXT.endsWith(DELETED))).fetch()
                .forEach(line -> {
                    String rest = line.value2().lines().filter(words -> !words.startsWith("> "))
                            .collect(Collectors.joining("\n", "", DELETED));
                    tx.update(TIMELINE).set(TIMELINE.RAW_TEXT, rest).where(TIMELINE.INCIDENT_ID.eq(incident))
                            .and(TIMELINE.SEQ.eq(line.value1())).execute();
                    RawRows.removeWords(tx, new ChannelId(line.value3()), new SlackTs(line.value4()));
                });
    }

    /** Whether the words of this message stand anywhere. */
    static boolean isQuoted(DSLContext tx, ChannelId channel, SlackTs ts) {
        return tx.fetchExists(TIMELINE, TIMELINE.CHANNEL.eq(channel.value()).and(TIMELINE.TS.eq(ts.value())))
                || JooqPickedMessages.isPicked(tx, channel, ts);
    }

    /** A line that comes after its message was deleted. */
    static Line without(Line line) {
        return new Line(line.kind(), line.happenedAt(), line.actor(), line.actorName(), "", line.channel(), line.ts(),
                line.threadTs(), without(line.data()), line.dedup());
    }

    private static JsonNode without(JsonNode data) {
        ObjectNode rest = EventJson.empty().put("deleted", true);
        KEPT.stream().filter(data::has).forEach(name -> rest.set(name, data.get(name)));
        return rest;
    }
}
