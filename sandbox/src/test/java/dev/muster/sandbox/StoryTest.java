package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.TestApp.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and an app, from a command to a form and back. */
class StoryTest {
    private static final String FORM = """
            {"type":"modal","callback_id":"ask","title":{"type":"plain_text","text":"Ask"},
             "submit":{"type":"plain_text","text":"Send"},"private_metadata":"p",
             "blocks":[
              {"type":"input","block_id":"what","label":{"type":"plain_text","text":"What"},
               "element":{"type":"plain_text_input","action_id":"text"}},
              {"type":"input","block_id":"level","optional":true,"label":{"type":"plain_text","text":"Level"},
               "element":{"type":"static_select","action_id":"pick","options":[
                {"text":{"type":"plain_text","text":"Low"},"value":"1"},{"text":{"type":"plain_text","text":"High"},"value":"2"}]}}]}""";

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
        assertThat(sandbox.violations()).isEmpty();
        app.close();
        sandbox.close();
    }

    @Test
    void what_a_person_says_reaches_the_app_as_text_and_rich_text() {
        Message said = anna.says(general, "hey @bob, see https://example.com & <me>");

        JsonNode event = app.messages("").getFirst();
        assertThat(event.path("text").asText())
                .isEqualTo("hey <@" + bob.id() + ">, see <https://example.com> &amp; &lt;me&gt;");
        assertThat(event.path("ts").asText()).isEqualTo(said.ts()).matches("\\d{10}\\.\\d{6}");
        assertThat(event.path("user").asText()).isEqualTo(anna.id());
        assertThat(event.path("client_msg_id").asText()).hasSize(36);
        JsonNode elements = event.path("blocks").path(0).path("elements").path(0).path("elements");
        assertThat(elements.path(1).path("user_id").asText()).isEqualTo(bob.id());
        assertThat(elements.findValuesAsText("url")).containsExactly("https://example.com");
        assertThat(elements.path(4).path("text").asText()).isEqualTo(" & <me>");
    }

    @Test
    void a_command_carries_mentions_as_ids_and_its_answer_is_seen_by_one_person() {
        app.answers(request -> Answer.ok("{\"text\":\"on it\",\"response_type\":\"ephemeral\"}"));

        CommandAnswer answer = anna.commands(general, "/task", "assign @bob fix #general");

        assertThat(answer.shown()).isEqualTo("on it");
        JsonNode fields = app.lastInteraction();
        assertThat(fields.path("text").asText())
                .isEqualTo("assign <@" + bob.id() + "|bob> fix <#" + general.id() + "|general>");
        assertThat(fields.path("channel_id").asText()).isEqualTo(general.id());
        assertThat(fields.path("trigger_id").asText()).isNotBlank();
        assertThat(sandbox.ephemerals(anna, general)).extracting(Message::text).containsExactly("on it");
        assertThat(sandbox.ephemerals(bob, general)).isEmpty();
    }

    @Test
    void a_button_opens_a_form_and_the_form_comes_back_filled_in() {
        app.call("chat.postMessage", "channel", general.id(), "text", "Ready?", "blocks",
                """
                [{"type":"actions","elements":[{"type":"button","action_id":"go","value":"7","text":{"type":"plain_text","text":"Go"}}]}]""");
        Message message = sandbox.messages(general).getLast();
        app.answers(request -> {
            app.call("views.open", "trigger_id", request.payload().path("trigger_id").asText(), "view", FORM);
            return Answer.ok("");
        });

        assertThat(anna.clicks(message, "go").isOk()).isTrue();

        Form form = anna.form().orElseThrow();
        assertThat(form.title()).isEqualTo("Ask");
        assertThat(form.fields()).containsExactly("what", "level");
        JsonNode action = app.lastInteraction();
        assertThat(action.path("actions").path(0).path("value").asText()).isEqualTo("7");
        assertThat(action.path("container").path("message_ts").asText()).isEqualTo(message.ts());

        app.answers(request -> Answer.ok("{\"response_action\":\"errors\",\"errors\":{\"what\":\"say more\"}}"));
        assertThat(anna.fills(form).with("what", "x").with("level", "High").submits().errors())
                .isEqualTo(Map.of("what", "say more"));

        app.answers(request -> Answer.ok(""));
        assertThat(anna.submits(Map.of("text", "the database is slow")).isAccepted()).isTrue();
        JsonNode state = app.lastInteraction().path("view").path("state").path("values");
        assertThat(state.path("what").path("text").path("value").asText()).isEqualTo("the database is slow");
        assertThat(state.path("level").path("pick").path("selected_option").path("value").asText()).isEqualTo("2");
        assertThat(anna.form()).isEmpty();
    }

    @Test
    void a_required_field_keeps_a_form_from_being_sent() {
        app.answers(request -> {
            app.call("views.open", "trigger_id", request.payload().path("trigger_id").asText(), "view", FORM);
            return Answer.ok("");
        });
        anna.usesShortcut("ask");
        SubmitAnswer answer = anna.submits(Map.of());

        assertThat(answer.errors()).containsKey("what");
        assertThat(app.lastInteraction().path("type").asText()).isEqualTo("shortcut");
    }

    @Test
    void what_the_app_posts_updates_and_pins_stands_in_the_channel() {
        JsonNode posted = app.call("chat.postMessage", "channel", general.id(), "text", "hello", "metadata",
                "{\"event_type\":\"greeting\",\"event_payload\":{\"n\":1}}");
        assertThat(posted.path("ok").asBoolean()).as(posted.toString()).isTrue();
        String ts = posted.path("ts").asText();

        assertThat(app.call("chat.update", "channel", general.id(), "ts", ts, "text", "hello again").path("ok").asBoolean())
                .isTrue();
        assertThat(app.call("pins.add", "channel", general.id(), "timestamp", ts).path("ok").asBoolean()).isTrue();

        Message message = sandbox.message(general.id(), ts).orElseThrow();
        assertThat(message.text()).isEqualTo("hello again");
        assertThat(message.isEdited()).isTrue();
        assertThat(message.eventType()).isEqualTo("greeting");
        assertThat(sandbox.pins(general)).containsExactly(message);
        assertThat(app.messages("message_changed").getFirst().path("message").path("text").asText()).isEqualTo("hello again");
        assertThat(app.events("pin_added")).hasSize(1);
    }
}
