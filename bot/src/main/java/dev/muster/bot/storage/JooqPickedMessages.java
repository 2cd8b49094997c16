package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.PICKED_MESSAGES;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.QuotedMessage;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The picked messages in the database. */
public final class JooqPickedMessages implements PickedMessages {
    private static final ObjectMapper MAPPER = Json.mapper().build();

    private final Database database;

    public JooqPickedMessages(Database database) {
        this.database = database;
    }

    @Override
    public void keep(String key, SlackMessage message, Instant at) {
        database.write(tx -> {
            forgetOld(tx, at);
            return tx.insertInto(PICKED_MESSAGES).set(PICKED_MESSAGES.REQUEST_KEY, key)
                    .set(PICKED_MESSAGES.CHANNEL, message.ref().channel().value())
                    .set(PICKED_MESSAGES.TS, message.ref().ts().value()).set(PICKED_MESSAGES.BODY, write(message))
                    .set(PICKED_MESSAGES.PICKED_AT, Micros.of(at)).onConflictDoNothing().execute();
        });
    }

    @Override
    public void forgetOld(Instant now) {
        database.write(tx -> forgetOld(tx, now));
    }

    private static int forgetOld(DSLContext tx, Instant now) {
        return tx.deleteFrom(PICKED_MESSAGES).where(PICKED_MESSAGES.PICKED_AT.lt(Micros.of(now.minus(KEPT_FOR)))).execute();
    }

    @Override
    public Optional<SlackMessage> find(String key) {
        return database.read(tx -> tx.select(PICKED_MESSAGES.BODY).from(PICKED_MESSAGES)
                .where(PICKED_MESSAGES.REQUEST_KEY.eq(key)).fetchOptional(PICKED_MESSAGES.BODY)).map(JooqPickedMessages::read);
    }

    /** Its words must not outlive it. */
    static void deleted(DSLContext tx, ChannelId channel, SlackTs ts) {
        tx.deleteFrom(PICKED_MESSAGES).where(PICKED_MESSAGES.CHANNEL.eq(channel.value()))
                .and(PICKED_MESSAGES.TS.eq(ts.value())).execute();
    }

    static boolean isPicked(DSLContext tx, ChannelId channel, SlackTs ts) {
        return tx.fetchExists(PICKED_MESSAGES,
                PICKED_MESSAGES.CHANNEL.eq(channel.value()).and(PICKED_MESSAGES.TS.eq(ts.value())));
    }

    @Override
    public Optional<SlackMessage> recorded(MessageRef message) {
        return database.read(tx -> recorded(tx, message));
    }

    static Optional<SlackMessage> recorded(DSLContext tx, MessageRef message) {
        Record said = tx.selectFrom(TIMELINE).where(about(message)).and(TIMELINE.KIND.eq(Lines.MESSAGE)).fetchOne();
        String edited = tx.select(TIMELINE.RAW_TEXT).from(TIMELINE).where(about(message))
                .and(TIMELINE.KIND.eq(Lines.EDITED)).orderBy(TIMELINE.HAPPENED_AT.desc(), TIMELINE.SEQ.desc()).limit(1)
                .fetchOne(TIMELINE.RAW_TEXT);
        return Optional.ofNullable(said).map(row -> recorded(row, message, edited));
    }

    private static SlackMessage recorded(Record row, MessageRef message, @Nullable String edited) {
        String author = row.get(TIMELINE.ACTOR);
        String thread = row.get(TIMELINE.THREAD_TS);
        List<QuotedMessage.File> files = new ArrayList<>();
        for (JsonNode file : EventJson.read(row.get(TIMELINE.DATA)).path("files")) {
            files.add(new QuotedMessage.File(file.path("name").asText(""), file.path("permalink").asText("")));
        }
        return new SlackMessage(message, thread == null ? null : new SlackTs(thread), author == null ? null : new UserId(author),
                row.get(TIMELINE.ACTOR_NAME), edited == null ? row.get(TIMELINE.RAW_TEXT) : edited, files);
    }

    @Override
    public List<IncidentId> evidenceIn(MessageRef message) {
        return database.read(tx -> tx.selectDistinct(TIMELINE.INCIDENT_ID).from(TIMELINE).where(about(message))
                .and(TIMELINE.KIND.eq(Lines.EVIDENCE)).orderBy(TIMELINE.INCIDENT_ID.desc()).fetch(TIMELINE.INCIDENT_ID)).stream()
                .map(IncidentId::new).toList();
    }

    private static Condition about(MessageRef message) {
        return TIMELINE.CHANNEL.eq(message.channel().value()).and(TIMELINE.TS.eq(message.ts().value()));
    }

    private static String write(SlackMessage message) {
        return Json.write(MAPPER, MAPPER.valueToTree(message));
    }

    private static SlackMessage read(String body) {
        try {
            return MAPPER.readValue(body, SlackMessage.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a picked message: " + e.getOriginalMessage(), e);
        }
    }
}
