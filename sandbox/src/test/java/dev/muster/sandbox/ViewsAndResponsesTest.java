package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.TestApp.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trigger ids, stacks of forms, hashes, home tabs, and response URLs. */
class ViewsAndResponsesTest {
    private static final String MODAL = """
            {"type":"modal","callback_id":"%s","title":{"type":"plain_text","text":"%s"},"submit":{"type":"plain_text","text":"OK"},
             "notify_on_close":true,"blocks":[{"type":"input","block_id":"b","optional":true,"label":{"type":"plain_text","text":"L"},
             "element":{"type":"plain_text_input","action_id":"a"}},
             {"type":"actions","block_id":"buttons","elements":[{"type":"button","action_id":"more","value":"1",
              "text":{"type":"plain_text","text":"More"}}]}]}""";
    private static final String BUTTON = """
            [{"type":"actions","elements":[{"type":"button","action_id":"go","value":"1","text":{"type":"plain_text","text":"Go"}},
              {"type":"static_select","action_id":"menu","options":[{"text":{"type":"plain_text","text":"One"},"value":"1"}]}]}]""";

    private final Sandbox sandbox = Sandbox.start(Fixture.standing());
    private final TestApp app = new TestApp(sandbox);
    private final Person anna = sandbox.person("anna");
    private final Channel general = sandbox.channel("general");

    @BeforeEach
    void the_app_is_in_general() {
        sandbox.addApp(general);
    }

    @AfterEach
    void stop() {
        assertThat(sandbox.violations()).isEmpty();
        app.close();
        sandbox.close();
    }

    private static String modal(String title) {
        return MODAL.formatted("c", title);
    }

    private String trigger() {
        anna.commands(general, "/x", "");
        return app.lastInteraction().path("trigger_id").asText();
    }

    private JsonNode open(String method, String trigger, String title) {
        return app.call(method, "trigger_id", trigger, "view", modal(title));
    }

    @Test
    void a_trigger_works_once_and_for_three_seconds() {
        String trigger = trigger();
        assertThat(open("views.open", trigger, "A").path("ok").asBoolean()).isTrue();
        assertThat(open("views.open", trigger, "A").path("error").asText()).isEqualTo("exchanged_trigger_id");
        assertThat(open("views.open", "made-up", "A").path("error").asText()).isEqualTo("invalid_trigger_id");
        String late = trigger();
        sandbox.clock().advance(Duration.ofMillis(3001));
        assertThat(open("views.open", late, "A").path("error").asText()).isEqualTo("expired_trigger_id");
    }

    @Test
    void forms_stack_three_high_and_close_one_by_one() {
        open("views.open", trigger(), "A");
        open("views.push", trigger(), "B");
        open("views.push", trigger(), "C");
        assertThat(open("views.push", trigger(), "D").path("error").asText()).isEqualTo("push_limit_reached");
        assertThat(anna.form().orElseThrow().title()).isEqualTo("C");
        anna.closes();
        assertThat(anna.form().orElseThrow().title()).isEqualTo("B");
        assertThat(app.lastInteraction().path("type").asText()).isEqualTo("view_closed");
        app.answers(request -> Answer.ok("{\"response_action\":\"clear\"}"));
        assertThat(anna.submits(Map.of()).action()).isEqualTo("clear");
        assertThat(anna.form()).isEmpty();
    }

    @Test
    void an_update_with_an_old_hash_is_refused() {
        JsonNode view = open("views.open", trigger(), "A").path("view");
        String id = view.path("id").asText();
        String hash = view.path("hash").asText();
        assertThat(app.call("views.update", "view_id", id, "hash", hash, "view", modal("B")).path("ok").asBoolean()).isTrue();
        assertThat(app.call("views.update", "view_id", id, "hash", hash, "view", modal("C")).path("error").asText())
                .isEqualTo("hash_conflict");
        assertThat(app.call("views.update", "view_id", "V0GONE00000", "view", modal("C")).path("error").asText())
                .isEqualTo("not_found");
        assertThat(anna.form().orElseThrow().title()).isEqualTo("B");
    }

    @Test
    void a_submission_may_be_answered_with_another_form() {
        open("views.open", trigger(), "A");
        app.answers(request -> Answer.ok("{\"response_action\":\"update\",\"view\":" + modal("B") + "}"));
        assertThat(anna.fills(anna.form().orElseThrow()).with("b", "x").submits().action()).isEqualTo("update");
        assertThat(anna.form().orElseThrow().title()).isEqualTo("B");
        app.answers(request -> Answer.status(500));
        assertThat(anna.submits(Map.of()).failure()).isPresent();
        assertThat(anna.form()).isPresent();
    }

    @Test
    void a_button_in_a_form_carries_the_form_and_what_stands_in_it() {
        open("views.open", trigger(), "A");
        assertThat(anna.clicksInForm("more").isOk()).isTrue();
        JsonNode payload = app.lastInteraction();
        assertThat(payload.path("container").path("type").asText()).isEqualTo("view");
        assertThat(payload.path("view").path("callback_id").asText()).isEqualTo("c");
        assertThat(payload.path("view").path("state").path("values").path("b").has("a")).isTrue();
    }

    @Test
    void a_form_that_breaks_the_rules_is_not_opened() {
        JsonNode answer = app.call("views.open", "trigger_id", trigger(), "view",
                "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"far too long for the title of a form\"},\"blocks\":[]}");
        assertThat(answer.path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(anna.form()).isEmpty();
    }

    @Test
    void a_home_tab_is_published_opened_and_clicked() {
        String home = "{\"type\":\"home\",\"blocks\":" + BUTTON + "}";
        JsonNode published = app.call("views.publish", "user_id", anna.id(), "view", home);
        assertThat(published.path("ok").asBoolean()).as(published.toString()).isTrue();
        assertThat(anna.home().orElseThrow().path("blocks")).hasSize(1);
        anna.opensHome();
        assertThat(app.events("app_home_opened").getFirst().path("view").path("type").asText()).isEqualTo("home");
        assertThat(anna.clicksInHome("go").isOk()).isTrue();
        assertThat(app.call("views.publish", "user_id", anna.id(), "view", home, "hash", "old").path("error").asText())
                .isEqualTo("hash_conflict");
    }

    @Test
    void without_a_home_tab_in_the_manifest_there_is_none_to_draw_or_to_open() {
        try (Sandbox plain = Sandbox.start(Fixture.withManifest()); TestApp bare = new TestApp(plain)) {
            Person bob = plain.person("bob");
            JsonNode answer = bare.call("views.publish", "user_id", bob.id(), "view",
                    "{\"type\":\"home\",\"blocks\":" + BUTTON + "}");
            assertThat(answer.path("error").asText()).isEqualTo("not_enabled");
            assertThatThrownBy(bob::opensHome).hasMessageContaining("no Home tab");
        }
    }

    @Test
    void a_home_tab_takes_a_hundred_blocks_and_no_more() {
        String hundred = "{\"type\":\"home\",\"blocks\":[" + "{\"type\":\"divider\"},".repeat(99) + "{\"type\":\"divider\"}]}";
        assertThat(app.call("views.publish", "user_id", anna.id(), "view", hundred).path("ok").asBoolean()).isTrue();
        assertThat(app.call("views.publish", "user_id", anna.id(), "view", hundred.replace("]}", ",{\"type\":\"divider\"}]}"))
                .path("error").asText()).isEqualTo("invalid_arguments");
        assertThat(app.call("views.publish", "user_id", "U0NOBODY", "view", hundred).path("error").asText())
                .isEqualTo("user_not_found");
    }

    @Test
    void a_menu_in_a_message_tells_what_was_chosen() {
        app.call("chat.postMessage", "channel", general.id(), "text", "x", "blocks", BUTTON);
        Message message = sandbox.messages(general).getLast();
        assertThat(message.actionIds()).containsExactly("go", "menu");
        assertThat(anna.selects(message, "menu", "One").isOk()).isTrue();
        assertThat(app.lastInteraction().path("actions").path(0).path("selected_option").path("value").asText()).isEqualTo("1");
    }

    @Test
    void a_message_shortcut_carries_the_message() {
        Message said = anna.says(general, "look at this");
        assertThat(anna.usesMessageShortcut("take", said).isOk()).isTrue();
        JsonNode payload = app.lastInteraction();
        assertThat(payload.path("type").asText()).isEqualTo("message_action");
        assertThat(payload.path("message").path("text").asText()).isEqualTo("look at this");
        assertThat(payload.path("channel").path("name").asText()).isEqualTo("general");
    }

    @Test
    void a_response_url_works_five_times_within_half_an_hour() {
        anna.commands(general, "/x", "");
        String url = app.lastInteraction().path("response_url").asText();
        for (int i = 0; i < 5; i++) {
            assertThat(TestApp.post(url, "{\"text\":\"n" + i + "\"}").statusCode()).isEqualTo(200);
        }
        assertThat(TestApp.post(url, "{\"text\":\"six\"}").body()).contains("used_url");
        assertThat(sandbox.ephemerals(anna, general)).hasSize(5);

        anna.commands(general, "/x", "");
        String second = app.lastInteraction().path("response_url").asText();
        assertThat(TestApp.post(second, "{\"response_type\":\"in_channel\",\"text\":\"all see\"}").statusCode()).isEqualTo(200);
        assertThat(sandbox.messages(general).getLast().text()).isEqualTo("all see");
        sandbox.clock().advance(Duration.ofMinutes(31));
        assertThat(TestApp.post(second, "{\"text\":\"late\"}").body()).contains("expired_url");
    }

    @Test
    void an_ephemeral_message_is_replaced_and_deleted_through_its_button() {
        app.call("chat.postEphemeral", "channel", general.id(), "user", anna.id(), "text", "draft", "blocks", BUTTON);
        anna.clicks(sandbox.ephemerals(anna, general).getFirst(), "go");
        JsonNode payload = app.lastInteraction();
        assertThat(payload.path("container").path("is_ephemeral").asBoolean()).isTrue();
        assertThat(payload.has("message")).isFalse();
        String url = payload.path("response_url").asText();
        TestApp.post(url, "{\"replace_original\":true,\"text\":\"sent\"}");
        assertThat(sandbox.ephemerals(anna, general)).extracting(Message::text).containsExactly("sent");
        TestApp.post(url, "{\"delete_original\":true}");
        assertThat(sandbox.ephemerals(anna, general)).isEmpty();
    }

    @Test
    void a_message_in_the_channel_is_replaced_through_its_button() {
        app.call("chat.postMessage", "channel", general.id(), "text", "open", "blocks", BUTTON);
        Message message = sandbox.messages(general).getLast();
        anna.clicks(message, "go");
        TestApp.post(app.lastInteraction().path("response_url").asText(), "{\"replace_original\":true,\"text\":\"closed\"}");
        assertThat(sandbox.message(general.id(), message.ts()).orElseThrow().text()).isEqualTo("closed");
        assertThat(app.messages("message_changed")).hasSize(1);
    }

    @Test
    void an_answer_goes_only_into_a_thread_that_is_there() {
        anna.commands(general, "/x", "");
        String url = app.lastInteraction().path("response_url").asText();
        assertThat(TestApp.post(url, "{\"text\":\"x\",\"thread_ts\":\"1700000000.000100\"}").body())
                .contains("thread_not_found");
        assertThat(sandbox.ephemerals(anna, general)).isEmpty();
    }
}
