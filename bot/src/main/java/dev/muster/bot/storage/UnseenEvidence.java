package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.SlackMessage;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Messages that were marked as evidence before anybody told us what they say, as happens after an outage. */
final class UnseenEvidence {
    private UnseenEvidence() {}

    /** Puts the words of the message into the evidence, where both are there by now. The incident must be taken by this transaction. */
    static void fill(DSLContext tx, IncidentId incident, MessageRef message) {
        Optional<SlackMessage> said = JooqPickedMessages.recorded(tx, message)
                .filter(known -> !known.text().isBlank() || !known.files().isEmpty());
        if (said.isEmpty()) {
            return;
        }
        Condition unseen = TIMELINE.CHANNEL.eq(message.channel().value())
                .and(TIMELINE.DEDUP.eq(Lines.unseenKey(incident, message.ts())));
        Record line = tx.selectFrom(TIMELINE).where(unseen).fetchOne();
        if (line == null) {
            return;
        }
        var quoted = said.get().quoted(new ReadableText(JooqPeople.names(tx)), "").added();
        var now = TimelineRows.Line.of(incident, quoted, actor(line), Micros.at(line.get(TIMELINE.HAPPENED_AT)));
        tx.update(TIMELINE).set(TIMELINE.RAW_TEXT, now.rawText()).set(TIMELINE.DATA, EventJson.write(now.data()))
                .set(TIMELINE.THREAD_TS, now.threadTs() == null ? null : now.threadTs().value()).where(unseen).execute();
    }

    private static Actor actor(Record line) {
        String user = line.get(TIMELINE.ACTOR);
        String name = line.get(TIMELINE.ACTOR_NAME);
        if (user != null) {
            return new Actor.Person(new UserId(user));
        }
        return name == null ? new Actor.Bot() : new Actor.ApiClient(name);
    }
}
