package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.storage.DatabaseKind;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.workspace.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(DatabaseKind.class)
class RecordStoryTest {
    @Parameter
    private DatabaseKind database;
    @TempDir
    private Path folder;
    private Office office;
    private Channel channel;

    @BeforeEach
    void open() {
        office = new Office(folder, database);
        channel = office.declared("checkout is failing");
        office.bob.joins(channel);
        office.settle();
    }

    @AfterEach
    void close() {
        assertThat(office.slack.violations()).isEmpty();
        office.close();
    }

    @Test
    void what_people_write_stands_there_once_with_its_own_time_whether_in_a_thread_or_not() {
        Message said = office.bob.says(channel, "the queue is full");
        Message reply = office.anna.replies(said, "since when?");
        Message shown = office.bob.repliesAndBroadcasts(said, "since 02:40");
        Message me = office.anna.me(channel, "looks at the queue");
        office.settle();

        Entries record = entries();
        assertThat(record.only("message", said).path("text").asText()).isEqualTo("the queue is full");
        assertThat(record.only("message", said).path("actor").path("user").asText()).isEqualTo(office.bob.id());
        assertThat(record.only("message", said).path("happened_at").asText()).isEqualTo(said.writtenAt().toString());
        assertThat(record.only("message", reply).path("thread_ts").asText()).isEqualTo(said.ts());
        assertThat(record.only("message", shown).path("thread_ts").asText()).isEqualTo(said.ts());
        assertThat(record.only("message", shown).path("data").path("broadcast").asBoolean()).isTrue();
        assertThat(record.only("message", me).path("text").asText()).isEqualTo("looks at the queue");
        assertThat(markdown()).contains("the queue is full", "since when?", "since 02:40", "looks at the queue");
    }

    @Test
    void channels_that_people_point_to_stand_there_by_their_names() {
        Message said = office.bob.says(channel, "the alert is in " + office.general.mention() + ", not here");
        office.settle();

        assertThat(entries().only("message", said).path("text").asText()).isEqualTo("the alert is in #general, not here");
        assertThat(entries().only("message", said).path("data").path("raw_text").asText()).contains(office.general.id());
        assertThat(office.slack.countOf("conversations.info")).isEqualTo(1);
        office.bob.says(channel, "again: " + office.general.mention());
        office.settle();
        assertThat(office.slack.countOf("conversations.info")).isEqualTo(1);
    }

    @Test
    void a_file_is_kept_by_name_type_size_and_address() {
        Message upload = office.bob.uploads(channel, "graph.png", "image/png", "pixels".getBytes(StandardCharsets.UTF_8),
                "look at this");
        office.settle();

        JsonNode message = entries().only("message", upload);
        assertThat(message.path("text").asText()).isEqualTo("look at this");
        JsonNode file = entries().only("file_shared", upload).path("data");
        assertThat(file.path("name").asText()).isEqualTo("graph.png");
        assertThat(file.path("mimetype").asText()).isEqualTo("image/png");
        assertThat(file.path("size").asLong()).isEqualTo(6);
        assertThat(file.path("permalink").asText()).startsWith("http").contains(upload.fileIds().getFirst());
        assertThat(message.path("evidence").get(0)).isEqualTo(file.path("permalink"));
        assertThat(markdown()).contains("graph.png", file.path("permalink").asText());
    }

    @Test
    void bots_and_webhooks_are_kept_under_the_name_they_give_themselves() {
        Message hook = office.slack.webhook("Grafana").posts(channel, "p99 > 4s");
        var app = office.slack.app("Deploys");
        office.anna.invites(channel, app.posts(channel, "v42 is out").userId().orElseThrow());
        office.settle();

        JsonNode webhook = entries().only("message", hook);
        assertThat(webhook.path("actor").path("user").isNull()).isTrue();
        assertThat(webhook.path("actor").path("name").asText()).isEqualTo("Grafana");
        assertThat(webhook.path("text").asText()).isEqualTo("p99 > 4s");
        assertThat(entries().withText("v42 is out")).singleElement()
                .satisfies(entry -> assertThat(entry.path("actor").path("name").asText()).isEqualTo("deploys"));
        assertThat(markdown()).contains("Grafana").contains("v42 is out");
    }

    @Test
    void every_version_of_a_message_is_a_later_entry_that_names_the_same_message() {
        Message said = office.bob.says(channel, "it is the database");
        office.settle();
        office.bob.edits(said, "it is the cache");
        office.settle();
        office.bob.edits(said, "it is the queue");
        office.settle();

        Entries record = entries();
        assertThat(record.only("message", said).path("text").asText()).isEqualTo("it is the database");
        List<JsonNode> edits = record.of("message_edited", said);
        assertThat(edits).extracting(edit -> edit.path("text").asText()).containsExactly("it is the cache", "it is the queue");
        assertThat(edits).allSatisfy(
                edit -> assertThat(edit.path("seq").asLong()).isGreaterThan(record.only("message", said).path("seq").asLong()));
        assertThat(edits.getFirst().path("actor").path("user").asText()).isEqualTo(office.bob.id());
        assertThat(markdown()).contains("it is the database", "it is the cache", "it is the queue");
    }

    @Test
    void a_preview_that_slack_adds_by_itself_is_no_version() {
        Message said = office.bob.says(channel, "see https://status.example.com");
        ArrayNode previews = JsonNodeFactory.instance.arrayNode();
        previews.addObject().put("from_url", "https://status.example.com").put("title", "All systems go");
        office.slack.unfurl(said, previews);
        office.settle();

        assertThat(entries().of("message_edited", said)).isEmpty();
        assertThat(entries().only("message", said).path("text").asText()).isEqualTo("see https://status.example.com");
    }

    @Test
    void a_deletion_leaves_its_trace_and_takes_the_words_out_of_everything_that_is_kept() {
        Message said = office.bob.says(channel, "the password is hunter2");
        office.bob.edits(said, "oops, the password was hunter2");
        office.anna.pins(office.slack.message(channel.id(), said.ts()).orElseThrow());
        office.anna.says(channel, "thanks");
        office.settle();
        office.bob.deletes(said);
        office.settle();

        Entries record = entries();
        assertThat(record.only("message", said).path("text").asText()).isEmpty();
        assertThat(record.of("message_edited", said)).allSatisfy(edit -> assertThat(edit.path("text").asText()).isEmpty());
        JsonNode trace = record.only("message_deleted", said);
        assertThat(trace.path("actor").path("user").asText()).isEqualTo(office.bob.id());
        assertThat(trace.path("data").path("author_assumed").asBoolean()).isTrue();
        assertThat(markdown()).contains("(it is assumed) deleted the message");
        assertThat(trace.path("happened_at").asText()).isNotEmpty();
        assertThat(StoredWords.in(office).tablesWith("hunter2")).isEmpty();
        assertThat(markdown()).contains("deleted").doesNotContain("hunter2");
    }

    @Test
    void a_deletion_also_reaches_what_slack_said_of_the_message_without_saying_anything_new() {
        Message said = office.bob.says(channel, "hunter2 opens https://status.example.com");
        Message reply = office.bob.repliesAndBroadcasts(said, "so does https://www.example.com");
        ArrayNode previews = JsonNodeFactory.instance.arrayNode();
        previews.addObject().put("from_url", "https://status.example.com").put("title", "hunter2: all systems go");
        office.slack.unfurl(said, previews);
        office.slack.unfurl(reply, previews);
        office.settle();
        assertThat(StoredWords.in(office).tablesWith("hunter2")).contains("raw_payloads");
        office.bob.deletes(said);
        office.bob.deletes(reply);
        office.settle();

        assertThat(StoredWords.in(office).tablesWith("hunter2")).isEmpty();
    }

    @Test
    void the_first_message_of_a_thread_leaves_the_same_trace_when_it_is_deleted_and_its_replies_stay() {
        Message said = office.bob.says(channel, "call 0151-hunter2");
        office.anna.replies(said, "calling");
        office.bob.repliesAndBroadcasts(said, "any news?");
        office.settle();
        office.bob.deletes(said);
        office.settle();

        assertThat(office.slack.message(channel.id(), said.ts()).orElseThrow().isTombstone()).isTrue();
        JsonNode trace = entries().only("message_deleted", said);
        assertThat(trace.path("actor").path("user").asText()).isEqualTo(office.bob.id());
        assertThat(entries().of("message_edited", said)).isEmpty();
        assertThat(entries().withText("calling")).hasSize(1);
        assertThat(entries().withText("any news?")).hasSize(1);
        assertThat(StoredWords.in(office).tablesWith("hunter2")).isEmpty();
    }

    @Test
    void what_happens_around_messages_is_kept() {
        Message said = office.bob.says(channel, "we roll back");
        office.anna.reacts(said, "tada");
        office.anna.unreacts(said, "tada");
        office.anna.pins(said);
        office.anna.unpins(said);
        office.carol.joins(channel);
        office.settle();
        office.anna.setsTopic(channel, "rolling back");
        office.anna.setsPurpose(channel, "the rollback");
        office.anna.renames(channel, "inc-1-rollback");
        office.passes(Duration.ofSeconds(30));
        office.carol.leaves(channel);
        office.settle();

        Entries record = entries();
        assertThat(record.only("reaction_added", said).path("data").path("reaction").asText()).isEqualTo("tada");
        assertThat(record.only("reaction_removed", said).path("actor").path("user").asText()).isEqualTo(office.anna.id());
        assertThat(record.of("pinned", said)).hasSize(1);
        assertThat(record.of("unpinned", said)).hasSize(1);
        assertThat(record.by(office.carol, "member_joined")).hasSize(1);
        assertThat(record.by(office.carol, "member_left")).hasSize(1);
        assertThat(record.by(office.anna, "topic_changed")).singleElement()
                .satisfies(entry -> assertThat(entry.path("data").path("topic").asText()).isEqualTo("rolling back"));
        assertThat(record.by(office.anna, "purpose_changed")).hasSize(1);
        assertThat(record.by(office.anna, "channel_renamed")).singleElement()
                .satisfies(entry -> assertThat(entry.path("data").path("name").asText()).isEqualTo("inc-1-rollback"));
        assertThat(office.export("INC-1").path("incident").path("channel").path("name").asText()).isEqualTo("inc-1-rollback");
        assertThat(markdown()).contains("tada", "rolling back", "inc-1-rollback");
    }

    @Test
    void what_the_bot_says_in_the_channel_is_kept_like_what_anybody_says() {
        office.types(office.anna, channel, "note the vendor confirms");

        Message card = office.only(channel, "muster_incident");
        assertThat(entries().only("message", card).path("actor").path("user").asText()).isEqualTo(office.slack.botUserId());
        for (Message message : office.slack.messages(channel)) {
            if (message.botId().isPresent()) {
                assertThat(entries().of("message", message)).as(message.text()).hasSize(1);
            }
        }
        assertThat(entries().of("note_added")).hasSize(1);
    }

    @Test
    void a_payload_that_nobody_understands_is_kept_as_it_came_and_breaks_nothing() {
        List<String> odd = List.of(
                "{\"type\":\"message\",\"subtype\":\"never_heard_of\",\"text\":\"odd-one\",\"channel\":\"%s\",\"ts\":\"1772420400.000001\"}",
                "{\"type\":\"never_heard_of\",\"channel\":\"%s\",\"what\":[\"odd-two\",{\"deep\":null}]}",
                "{\"type\":\"message\",\"channel\":\"%s\",\"text\":{\"odd-three\":1},\"ts\":17,\"user\":[]}",
                "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"%s\",\"message\":\"odd-four\"}",
                "{\"type\":\"reaction_added\",\"item\":{\"channel\":\"%s\"},\"reaction\":\"odd-five\"}",
                "{\"type\":\"message\",\"subtype\":\"huddle_thread\",\"channel\":\"%s\",\"room\":{\"name\":\"odd-six\"},\"ts\":\"1772420400.000002\",\"user\":\"USLACKBOT\"}");
        int number = 0;
        for (String event : odd) {
            number++;
            office.slack.deliverRaw(
                    "{\"type\":\"event_callback\",\"event_id\":\"Ev0ODD%d\",\"event\":%s}".formatted(number,
                            event.formatted(channel.id())));
        }
        Message after = office.bob.says(channel, "still here");
        office.settle();

        StoredWords stored = StoredWords.in(office);
        for (String word : List.of("odd-one", "odd-two", "odd-three", "odd-four", "odd-five", "odd-six")) {
            assertThat(stored.tablesWith(word)).as(word).contains("raw_payloads");
        }
        assertThat(entries().of("message", after)).hasSize(1);
    }

    @Test
    void what_is_said_in_other_channels_leaves_no_trace() {
        office.slack.addApp(office.general);
        Message said = office.bob.says(office.general, "lunch at xylophone?");
        office.anna.replies(said, "xylophone is closed");
        office.bob.edits(said, "lunch at the other xylophone?");
        office.anna.reacts(said, "xylophone_emoji");
        office.bob.uploads(office.general, "xylophone.pdf", "application/pdf", new byte[]{1}, "the xylophone menu");
        office.anna.pins(said);
        office.bob.deletes(office.bob.says(office.general, "xylophone!"));
        office.slack.webhook("Xylophone").posts(office.general, "xylophone news");
        office.settle();

        assertThat(office.slack.deliveries().stream().filter(delivery -> delivery.body().contains("xylophone")).count())
                .isGreaterThan(6);
        assertThat(StoredWords.in(office).tablesWith("xylophone")).isEmpty();
    }

    @Test
    void people_are_called_what_they_were_called_when_they_spoke() {
        office.bob.says(channel, "ask @anna about it");
        office.settle();
        var accounts = office.slack.workspace().accounts();
        var before = accounts.find(office.anna.id()).orElseThrow();
        accounts.replace(new Account(before.id(), "anna_l", "Anna Lund", before.email(), before.timeZone(),
                before.restricted(), false, null, before.updatedAt()));
        office.passes(Duration.ofMinutes(61));
        office.anna.says(channel, "I am here");
        office.passes(Duration.ofMinutes(1));
        office.bob.says(channel, "ask <@" + office.anna.id() + "> again");
        office.settle();

        JsonNode first = entries().withText("ask @anna about it").getFirst();
        assertThat(first.path("data").path("raw_text").asText()).isEqualTo("ask " + office.anna.mention() + " about it");
        assertThat(entries().withText("ask @anna_l again")).hasSize(1);
        assertThat(markdown()).contains("@anna about it").contains("again");
    }

    private Entries entries() {
        return new Entries(office.export("INC-1"));
    }

    private String markdown() {
        return office.get("/api/v1/incidents/INC-1/export?format=md").body();
    }
}
