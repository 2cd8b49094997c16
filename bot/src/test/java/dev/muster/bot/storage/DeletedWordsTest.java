package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.RAW_PAYLOADS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.TimelineEntry;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DeletedWordsTest extends StoreTest {
    private static final String SECRET = "hunter2";

    private IncidentId id = new IncidentId(1);

    DeletedWordsTest(DatabaseKind kind) {
        super(kind);
    }

    @BeforeEach
    void declareOne() {
        id = declared();
    }

    private static Received raw(String eventId, Happening happening) {
        return new Received(eventId, NOW, "event", "message", "{\"text\":\"" + SECRET + "\"}", List.of(happening));
    }

    private static Happening said() {
        JsonNode data = json(
                "{\"subtype\":\"file_share\",\"blocks\":[\"hunter2\"],\"files\":[{\"id\":\"F1\",\"title\":\"hunter2.txt\"}]}");
        return new Happening.Message(CHANNEL, ts(1), null, ADA, null, SECRET, data);
    }

    private static Happening edited() {
        return new Happening.Edit(CHANNEL, ts(1), null, ts(5), ADA, "it was " + SECRET, json("{\"blocks\":[\"hunter2\"]}"));
    }

    private static Happening pinned() {
        return new Happening.Notice("pinned", "p", CHANNEL, NOW, BOB, "", ts(1), 0, json("{}"));
    }

    private static Happening deleted(@Nullable UserId by) {
        return new Happening.Deletion(CHANNEL, ts(1), null, NOW, by);
    }

    private String everything() {
        return database.read(tx -> {
            StringBuilder all = new StringBuilder();
            for (String table : List.of("timeline", "raw_payloads", "effects", "incidents")) {
                all.append(tx.fetch("select * from " + table).formatJSON());
            }
            return all.toString();
        });
    }

    private List<TimelineEntry> told() {
        return timeline.entries(id, 1, 100);
    }

    @Test
    void a_deletion_takes_the_words_out_everywhere_and_leaves_the_lines() {
        timeline.keep(id, raw("Ev1", said()));
        timeline.keep(id, raw("Ev2", edited()));
        timeline.keep(id, raw("Ev3", pinned()));
        timeline.keep(id, received("Ev4", message(ts(2), ADA, "something else")));
        assertThat(everything()).contains(SECRET);

        assertThat(timeline.keep(id, raw("Ev5", deleted(BOB)))).isEqualTo(1);
        assertThat(timeline.keep(id, raw("Ev6", deleted(BOB)))).isZero();

        assertThat(everything()).doesNotContain(SECRET).contains("something else").contains("as it came");
        assertThat(told()).extracting(TimelineEntry::kind)
                .containsExactly("message", "file_shared", "message_edited", "pinned", "message", "message_deleted");
        assertThat(told().getFirst()).extracting(TimelineEntry::rawText, TimelineEntry::actor, TimelineEntry::data)
                .containsExactly("", ADA, json("{\"deleted\":true,\"subtype\":\"file_share\"}"));
        assertThat(told().get(1).data()).isEqualTo(json("{\"deleted\":true,\"id\":\"F1\"}"));
        assertThat(told().getLast()).extracting(TimelineEntry::actor, TimelineEntry::ts, TimelineEntry::data)
                .containsExactly(BOB, ts(1), json("{}"));
    }

    @Test
    void words_that_come_after_the_deletion_do_not_get_in() {
        timeline.keep(id, raw("Ev5", deleted(null)));
        assertThat(timeline.keep(id, raw("Ev2", edited()))).isEqualTo(1);
        assertThat(timeline.keep(id, raw("Ev1", said()))).isEqualTo(2);
        timeline.keep(id, raw("Ev3", pinned()));
        timeline.keep(id, new Received(null, NOW, "backfill", "message", "{\"text\":\"hunter2\"}", List.of(said())));

        assertThat(everything()).doesNotContain(SECRET);
        assertThat(told()).extracting(TimelineEntry::kind)
                .containsExactly("message_deleted", "message_edited", "message", "file_shared", "pinned");
        // As if it had come after the message: who told it first makes no difference.
        assertThat(told().getFirst()).extracting(TimelineEntry::actor, TimelineEntry::data).containsExactly(ADA,
                json("{\"author_assumed\":true}"));
    }

    @Test
    void who_deleted_is_assumed_to_be_the_author_where_slack_names_nobody() {
        timeline.keep(id, raw("Ev1", said()));
        timeline.keep(id, raw("Ev5", deleted(null)));

        assertThat(told().getLast()).extracting(TimelineEntry::actor, TimelineEntry::data)
                .containsExactly(ADA, json("{\"author_assumed\":true}"));
    }

    @Test
    void whose_message_it_was_is_known_from_the_deletion_where_the_message_is_not() {
        timeline.keep(id, raw("Ev5", new Happening.Deletion(CHANNEL, ts(1), null, NOW, null, ADA)));

        assertThat(told().getLast()).extracting(TimelineEntry::actor, TimelineEntry::data)
                .containsExactly(ADA, json("{\"author_assumed\":true}"));
    }

    @Test
    void a_reply_that_repeats_the_deleted_first_message_loses_its_payload_too() {
        SlackTs early = ts(3);
        SlackTs late = ts(4);
        String broadcast = "{\"text\":\"reply\",\"root\":{\"text\":\"hunter2\"}}";
        timeline.keep(id, raw("Ev1", said()));
        timeline.keep(id, new Received("Ev2", NOW, "event", "message:thread_broadcast", broadcast,
                List.of(new Happening.Message(CHANNEL, early, ts(1), BOB, null, "reply", json("{\"broadcast\":true}")))));
        timeline.keep(id, raw("Ev3", deleted(ADA)));
        timeline.keep(id, new Received("Ev4", NOW, "event", "message:thread_broadcast", broadcast,
                List.of(new Happening.Message(CHANNEL, late, ts(1), BOB, null, "reply", json("{\"broadcast\":true}")))));

        assertThat(everything()).doesNotContain(SECRET);
        assertThat(told()).filteredOn(entry -> entry.rawText().equals("reply")).hasSize(2);
    }

    @Test
    void words_in_a_payload_that_says_nothing_new_go_too_whichever_comes_first() {
        Received early = preview("Ev2", ts(1));
        Received late = preview("Ev4", ts(1));
        timeline.keep(id, raw("Ev1", said()));
        timeline.keep(id, early);
        timeline.keep(id, raw("Ev3", deleted(ADA)));
        timeline.keep(id, late);

        assertThat(everything()).doesNotContain(SECRET);
    }

    private static Received preview(String eventId, SlackTs about) {
        String raw = "{\"event\":{\"channel\":\"C0INC\",\"message\":{\"ts\":\"%s\",\"text\":\"%s\"}}}".formatted(about, SECRET);
        return new Received(eventId, NOW, "event", "message:message_changed", raw, List.of(),
                List.of(new MessageRef(CHANNEL, about)));
    }

    @Test
    void payloads_that_an_older_program_kept_are_found_as_well() {
        timeline.keep(id, raw("Ev1", said()));
        timeline.keep(id, raw("Ev2", deleted(ADA)));
        timeline.keep(id, received("Ev3", message(ts(2), ADA, "still there")));
        for (Received newer : List.of(preview("Ev4", ts(1)), preview("Ev5", ts(2)))) {
            timeline.keep(id, new Received(newer.eventId(), NOW, "event", newer.type(), newer.raw(), List.of()));
        }
        database.write(tx -> {
            tx.update(RAW_PAYLOADS).set(RAW_PAYLOADS.RAW, "no JSON").where(RAW_PAYLOADS.EVENT_ID.eq("Ev3")).execute();
            tx.connection(connection -> new NameQuotedMessages().migrate(context(connection)));
            return true;
        });

        assertThat(rawOf("Ev4")).doesNotContain(SECRET);
        assertThat(rawOf("Ev5")).contains(SECRET);
        timeline.keep(id, raw("Ev6", new Happening.Deletion(CHANNEL, ts(2), null, NOW, ADA)));
        assertThat(rawOf("Ev5")).doesNotContain(SECRET);
    }

    private String rawOf(String eventId) {
        return database.read(tx -> tx.select(RAW_PAYLOADS.RAW).from(RAW_PAYLOADS)
                .where(RAW_PAYLOADS.EVENT_ID.eq(eventId)).fetch().formatJSON());
    }

    private static Context context(Connection connection) {
        return new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }

    @Test
    void where_deleted_words_are_to_be_kept_they_stay() {
        timeline = new JooqTimeline(database, true);
        timeline.keep(id, raw("Ev5", deleted(BOB)));
        timeline.keep(id, raw("Ev1", said()));
        timeline.keep(id, raw("Ev6", new Happening.Deletion(CHANNEL, ts(1), null, NOW.plusSeconds(1), ADA)));

        assertThat(told()).extracting(TimelineEntry::kind).containsExactly("message_deleted", "message", "file_shared");
        assertThat(told().get(1).rawText()).isEqualTo(SECRET);
        assertThat(everything()).contains("{\\\"text\\\":\\\"hunter2\\\"}");
    }
}
