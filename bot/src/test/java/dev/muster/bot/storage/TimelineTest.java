package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.TimelineEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TimelineTest extends StoreTest {
    private IncidentId id = new IncidentId(1);

    TimelineTest(DatabaseKind kind) {
        super(kind);
    }

    @BeforeEach
    void declareOne() {
        id = declared();
    }

    private List<TimelineEntry> told() {
        return timeline.entries(id, 1, 1000);
    }

    private long rawPayloads() {
        return database.read(tx -> tx.fetchSingle("select count(*) from raw_payloads").get(0, Long.class));
    }

    private static Happening.Notice joined(String key, Instant at, int foldWithin) {
        return new Happening.Notice("member_joined", key, CHANNEL, at, BOB, "", null, foldWithin, json("{}"));
    }

    @Test
    void a_message_becomes_an_entry_with_its_own_time_and_the_time_it_became_known() {
        var message = new Happening.Message(CHANNEL, ts(7), ts(1), ADA, "ignored", "hello <@U0BOB>",
                json("{\"broadcast\":true}"));

        assertThat(timeline.keep(id, received("Ev1", message))).isEqualTo(1);

        assertThat(told()).containsExactly(new TimelineEntry(id, 2, "message", ts(7).at(), NOW, ADA, null, "hello <@U0BOB>",
                CHANNEL, ts(7), ts(1), null, json("{\"broadcast\":true}")));
        assertThat(timeline.holds(CHANNEL, ts(7), Optional.empty())).isTrue();
        assertThat(timeline.holds(CHANNEL, ts(8), Optional.empty())).isFalse();
        assertThat(timeline.holds(new ChannelId("C0OTHER"), ts(7), Optional.empty())).isFalse();
    }

    @Test
    void a_webhook_has_a_name_and_no_user() {
        timeline.keep(id, received("Ev1", new Happening.Message(CHANNEL, ts(1), null, null, "grafana", "ALERT", json("{}"))));

        assertThat(told().getFirst()).extracting(TimelineEntry::actor, TimelineEntry::actorName).containsExactly(null, "grafana");
    }

    @Test
    void the_same_event_or_message_again_changes_nothing() {
        timeline.keep(id, received("Ev1", message(ts(1), ADA, "hello")));

        assertThat(timeline.keep(id, received("Ev1", message(ts(1), ADA, "hello")))).isZero();
        assertThat(rawPayloads()).isEqualTo(1);
        assertThat(timeline.keep(id, received("Ev2", message(ts(1), ADA, "hello")))).isZero();
        assertThat(rawPayloads()).isEqualTo(2);
        var found = new Received(null, NOW, "backfill", "message", "{}", List.of(message(ts(1), ADA, "hello")));
        assertThat(timeline.keep(id, found)).isZero();
        assertThat(rawPayloads()).isEqualTo(2);
        assertThat(told()).hasSize(1);
    }

    @Test
    void the_same_message_by_two_ways_at_once_is_there_once() throws Exception {
        List<Callable<Integer>> ways = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(i -> () -> timeline.keep(id, received("Ev" + i / 2, message(ts(1), ADA, "hello"))))
                .toList();

        assertThat(together(ways).stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void what_is_only_kept_raw_makes_no_entry() {
        assertThat(timeline.keep(id, received("Ev1"))).isZero();
        assertThat(timeline.keep(id, received("Ev1"))).isZero();

        assertThat(rawPayloads()).isEqualTo(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void an_edit_is_a_later_entry_also_when_it_comes_before_the_message() {
        var edit = new Happening.Edit(CHANNEL, ts(1), null, ts(9), ADA, "hello!", json("{}"));

        assertThat(timeline.keep(id, received("Ev2", edit))).isEqualTo(1);
        assertThat(timeline.keep(id, received("Ev1", message(ts(1), ADA, "hello")))).isEqualTo(1);
        assertThat(timeline.keep(id, received("Ev3", edit))).isZero();

        assertThat(told()).extracting(TimelineEntry::kind).containsExactly("message_edited", "message");
        assertThat(told().getFirst()).extracting(TimelineEntry::happenedAt, TimelineEntry::ts, TimelineEntry::rawText)
                .containsExactly(ts(9).at(), ts(1), "hello!");
        assertThat(timeline.holds(CHANNEL, ts(1), Optional.of(ts(9)))).isTrue();
        assertThat(timeline.holds(CHANNEL, ts(1), Optional.of(ts(8)))).isFalse();
    }

    @Test
    void each_file_of_a_message_has_an_entry() {
        var message = new Happening.Message(CHANNEL, ts(1), null, ADA, null, "see", json(
                "{\"files\":[{\"id\":\"F1\",\"title\":\"graph.png\"},{\"id\":\"F2\",\"name\":\"log.txt\"},{\"mode\":\"hidden\"}]}"));

        assertThat(timeline.keep(id, received("Ev1", message))).isEqualTo(3);
        assertThat(timeline.keep(id, received("Ev2", message))).isZero();
        assertThat(told()).extracting(TimelineEntry::kind).containsExactly("message", "file_shared", "file_shared");
        assertThat(told()).extracting(TimelineEntry::rawText).containsExactly("see", "graph.png", "log.txt");
        assertThat(told().get(1).data().path("id").asText()).isEqualTo("F1");
    }

    @Test
    void notices_are_known_by_their_key() {
        timeline.keep(id, received("Ev1", joined("a", NOW, 0)));

        assertThat(timeline.keep(id, received("Ev2", joined("a", NOW.plusSeconds(60), 0)))).isZero();
        assertThat(timeline.keep(id, received("Ev3", joined("b", NOW, 0)))).isEqualTo(1);
    }

    @Test
    void what_slack_tells_twice_in_two_ways_is_folded() {
        timeline.keep(id, received("Ev1", joined("a", NOW, 5)));

        assertThat(timeline.keep(id, received("Ev2", joined("b", NOW.plusSeconds(5), 5)))).isZero();
        assertThat(timeline.keep(id, received("Ev3", joined("c", NOW.minusSeconds(5), 5)))).isZero();
        assertThat(timeline.keep(id, received("Ev4", joined("d", NOW.plusSeconds(6), 5)))).isEqualTo(1);
        var another = new Happening.Notice("member_joined", "e", CHANNEL, NOW, ADA, "", null, 5, json("{}"));
        assertThat(timeline.keep(id, received("Ev5", another))).isEqualTo(1);
    }

    @Test
    void people_and_channels_that_are_seen_or_mentioned_are_looked_up_once() {
        timeline.keep(id, received("Ev1", message(ts(1), ADA, "ask <@U0BOB> and <@W0CAT|cat>, not <@bad> or <#C0INC>")));
        timeline.keep(id, received("Ev2", message(ts(2), BOB, "yes <@U0ADA>, in <#C0INC>")));
        new JooqTimeline(database, false).keep(id, received("Ev3", message(ts(3), BOB, "again <@U0ADA>")));

        List<Effect> looked = new ArrayList<>();
        for (List<QueuedEffect> next = claim(); !next.isEmpty(); next = claim()) {
            next.forEach(effect -> {
                looked.add(effect.effect());
                outbox.settle(effect, NOW, Optional.empty());
            });
        }
        assertThat(looked).containsExactlyInAnyOrder(new Effect.LookUpPerson(ADA), new Effect.LookUpPerson(BOB),
                new Effect.LookUpPerson(new UserId("W0CAT")), new Effect.LookUpChannel(new ChannelId("C0INC")));
    }

    private List<QueuedEffect> claim() {
        return outbox.claim(NOW, Duration.ofSeconds(30), 10);
    }

    @Test
    void the_newest_replies_tell_where_to_read_on() {
        assertThat(timeline.newestReplies(CHANNEL)).isEmpty();
        for (SlackTs reply : List.of(ts(11), ts(13), ts(12))) {
            timeline.keep(id, received("Ev" + reply, new Happening.Message(CHANNEL, reply, ts(1), ADA, null, "re", json("{}"))));
        }
        timeline.keep(id, received("Ev1", new Happening.Message(CHANNEL, ts(1), ts(1), ADA, null, "root", json("{}"))));
        timeline.keep(id, received("Ev2", new Happening.Message(CHANNEL, ts(2), ts(2), ADA, null, "root alone", json("{}"))));
        timeline.keep(id, received("Ev3", new Happening.Message(CHANNEL, ts(20), ts(3), ADA, null, "re", json("{}"))));
        timeline.keep(id, received("Ev4", new Happening.Edit(CHANNEL, ts(1), null, ts(50), ADA, "later", json("{}"))));

        assertThat(timeline.newestReplies(CHANNEL)).isEqualTo(Map.of(ts(1), ts(13), ts(3), ts(20)));
    }

    @Test
    void it_is_known_when_the_last_whole_reading_of_a_channel_began() {
        assertThat(timeline.historyReadAt(CHANNEL)).isEmpty();
        incidents.change(id, new Cause.Request("channel"),
                incident -> new IncidentChange(incident.withChannel(new Incident.Channel(CHANNEL, "inc-1")), new Actor.Bot(),
                        NOW, List.of(new IncidentEvent.ChannelCreated(CHANNEL, "inc-1")), List.of(), List.of()));
        timeline.historyRead(CHANNEL, NOW);
        timeline.historyRead(CHANNEL, NOW.minusSeconds(5));
        assertThat(timeline.historyReadAt(CHANNEL)).contains(NOW);
    }

    @Test
    void many_at_once_are_numbered_without_gaps() throws Exception {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int n = 0; n < 32; n++) {
            int second = n;
            tasks.add(() -> timeline.keep(id, received("Ev" + second, message(ts(second), ADA, "m" + second))));
            tasks.add(() -> {
                change(id, "note-" + second, List.of(), List.of());
                return 1;
            });
        }
        together(tasks);

        assertThat(timeline.entries(id, 0, 1000)).extracting(TimelineEntry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 65).boxed().toList());
    }

    @Test
    void a_long_record_is_read_in_pages_and_in_order() {
        database.write(tx -> {
            List<TimelineRows.Line> lines = IntStream.range(0, 1234)
                    .mapToObj(n -> new TimelineRows.Line("note", NOW, null, null, "n" + n, null, null, null, json("{}"), null))
                    .toList();
            TimelineRows.append(tx, id, 1, NOW, lines);
            return true;
        });

        try (var all = timeline.all(id)) {
            assertThat(all).hasSize(1235).extracting(TimelineEntry::seq).isSorted();
        }
        assertThat(timeline.entries(id, 1230, 3)).extracting(TimelineEntry::seq).containsExactly(1231L, 1232L, 1233L);
        assertThat(timeline.all(new IncidentId(77))).isEmpty();
    }

    @Test
    void the_latest_of_some_kinds_come_in_order() {
        for (int n = 1; n <= 4; n++) {
            timeline.keep(id, received("Ev" + n, message(ts(n), ADA, "m" + n)));
            change(id, "note-" + n, List.of(), List.of());
        }

        assertThat(timeline.latest(id, Set.of("message", "member_joined"), 3)).extracting(TimelineEntry::rawText)
                .containsExactly("m2", "m3", "m4");
        assertThat(timeline.latest(id, Set.of(), 3)).isEmpty();
    }

    @Test
    void an_unknown_incident_keeps_nothing() {
        assertThatThrownBy(() -> timeline.keep(new IncidentId(9), received("Ev1", message(ts(1), ADA, "lost"))))
                .isInstanceOf(IncidentStore.UnknownIncident.class);
        assertThat(rawPayloads()).isZero();
    }

    @Test
    void ids_of_any_length_are_kept_and_known_again() {
        String endless = "e".repeat(20_000);
        var notice = new Happening.Notice("reaction_added", endless, CHANNEL, NOW, ADA, "", ts(1), 0, json("{}"));
        var file = new Happening.Message(CHANNEL, ts(2), null, ADA, null, "",
                json("{\"files\":[{\"id\":\"%s\",\"name\":\"f\"}]}".formatted(endless)));
        assertThat(timeline.keep(id, received("Ev" + endless, notice, file))).isEqualTo(3);
        assertThat(timeline.keep(id, received("Ev" + endless, message(ts(3), ADA, "not kept")))).isZero();
        assertThat(timeline.keep(id, received("Ev1", notice, file))).isZero();
        assertThat(database.trouble()).isEmpty();
    }
}
