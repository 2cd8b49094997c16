package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages: what may be said, changed and found again, and what the app hears of it. */
class MessageRulesTest {
    private static final String SECTION = "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"hi\"}}]";
    private final Sandbox sandbox = Sandbox.start(Fixture.standing());
    private final TestApp app = new TestApp(sandbox);
    private final Person anna = sandbox.person("anna");
    private final Person bob = sandbox.person("bob");
    private final Channel general = sandbox.channel("general");

    @BeforeEach
    void the_app_is_in_general() {
        sandbox.addApp(general);
    }

    @AfterEach
    void stop() {
        app.close();
        sandbox.close();
    }

    private String error(String method, String... arguments) {
        return app.call(method, arguments).path("error").asText("");
    }

    private String post(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "channel";
        arguments[1] = general.id();
        System.arraycopy(more, 0, arguments, 2, more.length);
        JsonNode answer = app.call("chat.postMessage", arguments);
        return answer.path("ok").asBoolean() ? answer.path("ts").asText() : answer.path("error").asText();
    }

    @Test
    void a_message_says_something_and_keeps_the_rules_of_blocks() {
        assertThat(post()).isEqualTo("no_text");
        assertThat(post("text", "")).isEqualTo("no_text");
        assertThat(post("blocks", "[{\"type\":\"wobble\"}]")).startsWith("invalid_blocks");
        assertThat(post("blocks", "{not json")).isEqualTo("invalid_blocks_format");
        assertThat(post("markdown_text", "x", "text", "y")).isEqualTo("markdown_text_conflict");
        assertThat(post("text", "x", "metadata", "{\"event_type\":\"t\"}")).isEqualTo("invalid_metadata_format");
        assertThat(post("text", "x", "thread_ts", "1111111111.000000")).isEqualTo("thread_not_found");
        assertThat(app.call("chat.postMessage", "channel", general.id(), "blocks", "[{\"type\":\"wobble\"}]")
                .path("response_metadata")
                .path("messages").path(0).asText()).contains("json-pointer");
        assertThat(sandbox.message(general.id(), post("text", "x", "blocks", SECTION)).orElseThrow().blocks().path(0)
                .path("block_id")
                .asText()).isNotBlank();
    }

    @Test
    void long_text_is_cut_when_posted_and_refused_when_updated() {
        String ts = post("text", "x".repeat(40_100));
        assertThat(sandbox.message(general.id(), ts).orElseThrow().text()).hasSize(40_000);
        assertThat(error("chat.update", "channel", general.id(), "ts", ts, "text", "x".repeat(4_001))).isEqualTo("msg_too_long");
        assertThat(error("chat.update", "channel", general.id(), "ts", ts, "text", "x".repeat(4_000))).isEmpty();
    }

    @Test
    void an_update_keeps_what_it_does_not_mention() {
        String ts = post("text", "one", "blocks", SECTION, "metadata", "{\"event_type\":\"t\",\"event_payload\":{}}");
        assertThat(error("chat.update", "channel", general.id(), "ts", ts, "text", "two")).isEmpty();
        Message message = sandbox.message(general.id(), ts).orElseThrow();
        assertThat(message.blocks()).hasSize(1);
        assertThat(message.eventType()).isEqualTo("t");
        assertThat(error("chat.update", "channel", general.id(), "ts", ts, "blocks", "[]")).isEmpty();
        assertThat(sandbox.message(general.id(), ts).orElseThrow().blocks()).isEmpty();
    }

    @Test
    void an_app_changes_and_deletes_only_its_own_messages() {
        Message annas = anna.says(general, "mine");
        assertThat(error("chat.update", "channel", general.id(), "ts", annas.ts(), "text", "x")).isEqualTo("cant_update_message");
        assertThat(error("chat.delete", "channel", general.id(), "ts", annas.ts())).isEqualTo("cant_delete_message");
        assertThat(error("chat.update", "channel", general.id(), "ts", "1111111111.000000", "text", "x"))
                .isEqualTo("message_not_found");
        String own = post("text", "own");
        assertThat(error("chat.delete", "channel", general.id(), "ts", own)).isEmpty();
        assertThat(sandbox.message(general.id(), own)).isEmpty();
        assertThat(app.messages("message_deleted").getFirst().path("deleted_ts").asText()).isEqualTo(own);
    }

    @Test
    void metadata_comes_back_on_request_only() {
        String ts = post("text", "x", "metadata", "{\"event_type\":\"kind\",\"event_payload\":{\"id\":\"7\"}}");
        JsonNode without = app.call("conversations.history", "channel", general.id(), "limit", "1");
        JsonNode with = app.call("conversations.history", "channel", general.id(), "limit", "1", "include_all_metadata", "true");
        assertThat(without.path("messages").path(0).has("metadata")).isFalse();
        assertThat(with.path("messages").path(0).path("ts").asText()).isEqualTo(ts);
        assertThat(with.path("messages").path(0).path("metadata").path("event_payload").path("id").asText()).isEqualTo("7");
    }

    @Test
    void people_edit_and_the_app_hears_before_and_after() {
        Message said = anna.says(general, "teh");
        anna.edits(said, "the");
        JsonNode event = app.messages("message_changed").getFirst();
        assertThat(event.path("message").path("text").asText()).isEqualTo("the");
        assertThat(event.path("message").path("ts").asText()).isEqualTo(said.ts());
        assertThat(event.path("message").path("edited").path("user").asText()).isEqualTo(anna.id());
        assertThat(event.path("previous_message").path("text").asText()).isEqualTo("teh");
        assertThat(event.path("ts").asText()).isNotEqualTo(said.ts());
    }

    @Test
    void a_deleted_parent_with_replies_becomes_a_tombstone() {
        Message root = anna.says(general, "root");
        Message reply = bob.replies(root, "reply");
        anna.deletes(root);

        JsonNode event = app.messages("message_changed").getFirst();
        assertThat(event.path("message").path("subtype").asText()).isEqualTo("tombstone");
        assertThat(event.path("message").path("user").asText()).isEqualTo("USLACKBOT");
        assertThat(event.path("previous_message").path("user").asText()).isEqualTo(anna.id());
        assertThat(event.path("previous_message").path("reply_count").asInt()).isEqualTo(1);
        assertThat(sandbox.message(general.id(), root.ts()).orElseThrow().isTombstone()).isTrue();

        bob.deletes(reply);
        assertThat(sandbox.message(general.id(), root.ts())).isEmpty();
        assertThat(app.messages("message_deleted")).hasSize(1);
    }

    @Test
    void replies_stay_in_their_thread_unless_they_are_broadcast() {
        Message root = anna.says(general, "root");
        bob.replies(root, "quiet");
        bob.repliesAndBroadcasts(root, "loud");

        JsonNode history = app.call("conversations.history", "channel", general.id());
        assertThat(history.path("messages").findValuesAsText("text")).contains("loud").doesNotContain("quiet");
        JsonNode thread = app.call("conversations.replies", "channel", general.id(), "ts", root.ts());
        assertThat(thread.path("messages")).hasSize(3);
        assertThat(thread.path("messages").path(0).path("reply_count").asInt()).isEqualTo(2);
        assertThat(app.messages("").getLast().path("parent_user_id").asText()).isEqualTo(anna.id());
        JsonNode broadcast = app.messages("thread_broadcast").getFirst();
        assertThat(broadcast.path("root").path("ts").asText()).isEqualTo(root.ts());
        assertThat(sandbox.thread(root)).extracting(Message::text).containsExactly("root", "quiet", "loud");
    }

    @Test
    void webhooks_have_no_user_and_other_apps_have_one() {
        sandbox.webhook("Grafana").posts(general, "CPU high");
        sandbox.app("PagerDuty").posts(general, "Triggered");

        JsonNode webhook = app.messages("bot_message").getFirst();
        assertThat(webhook.has("user")).isFalse();
        assertThat(webhook.path("username").asText()).isEqualTo("Grafana");
        JsonNode modern = app.messages("").getFirst();
        assertThat(modern.path("bot_id").asText()).startsWith("B");
        assertThat(modern.path("user").asText()).startsWith("U");
        assertThat(app.call("bots.info", "bot", modern.path("bot_id").asText()).path("bot").path("name").asText())
                .isEqualTo("PagerDuty");
    }

    @Test
    void ephemeral_messages_are_for_one_member_and_in_no_history() {
        Person carol = sandbox.person("carol", PersonOptions.defaults().asGuest());
        assertThat(error("chat.postEphemeral", "channel", general.id(), "user", carol.id(), "text", "x"))
                .isEqualTo("user_not_in_channel");
        JsonNode shown = app.call("chat.postEphemeral", "channel", general.id(), "user", anna.id(), "text", "only you");
        assertThat(sandbox.ephemerals(anna, general)).extracting(Message::text).containsExactly("only you");
        assertThat(error("chat.update", "channel", general.id(), "ts", shown.path("message_ts").asText(), "text", "x"))
                .isEqualTo("message_not_found");
        assertThat(sandbox.messages(general)).extracting(Message::text).doesNotContain("only you");
    }

    @Test
    void reactions_and_pins_are_there_once() {
        Message said = anna.says(general, "look");
        bob.reacts(said, "eyes");
        assertThat(error("reactions.add", "channel", general.id(), "timestamp", said.ts(), "name", "eyes")).isEmpty();
        assertThat(error("reactions.add", "channel", general.id(), "timestamp", said.ts(), "name", "eyes"))
                .isEqualTo("already_reacted");
        assertThat(error("reactions.remove", "channel", general.id(), "timestamp", said.ts(), "name", "tada"))
                .isEqualTo("no_reaction");
        assertThat(app.events("reaction_added").getFirst().path("item_user").asText()).isEqualTo(anna.id());
        anna.pins(said);
        assertThat(error("pins.add", "channel", general.id(), "timestamp", said.ts())).isEqualTo("already_pinned");
        assertThat(app.call("pins.list", "channel", general.id()).path("items").path(0).path("message").path("text").asText())
                .isEqualTo("look");
        bob.unpins(said);
        assertThat(app.events("pin_removed").getFirst().path("has_pins").asBoolean()).isFalse();
    }

    @Test
    void every_ts_is_unique_and_later_than_the_one_before_on_a_standing_clock() {
        for (int i = 0; i < 50; i++) {
            anna.says(general, "n" + i);
        }
        assertThat(sandbox.messages(general)).extracting(Message::ts).isSorted().doesNotHaveDuplicates()
                .allMatch(ts -> ts.matches("\\d{10}\\.\\d{6}"));
    }

    @Test
    void a_permalink_names_channel_message_and_thread() {
        Message root = anna.says(general, "root");
        Message reply = bob.replies(root, "reply");
        String link = app.call("chat.getPermalink", "channel", general.id(), "message_ts", reply.ts()).path("permalink").asText();
        assertThat(link)
                .isEqualTo(sandbox.url() + "/archives/" + general.id() + "/p" + reply.ts().replace(".", "") + "?thread_ts="
                        + root.ts() + "&cid=" + general.id());
    }

    @Test
    void a_preview_changes_a_message_that_nobody_edited() {
        Message said = anna.says(general, "https://example.com");
        sandbox.unfurl(said, Json.array().add(Json.object().put("title", "Example")));
        JsonNode event = app.messages("message_changed").getFirst();
        assertThat(event.path("message").path("attachments").path(0).path("title").asText()).isEqualTo("Example");
        assertThat(event.path("message").has("edited")).isFalse();
        assertThat(event.path("message").path("text")).isEqualTo(event.path("previous_message").path("text"));
    }
}
