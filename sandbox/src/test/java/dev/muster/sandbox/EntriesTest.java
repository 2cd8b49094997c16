package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.TestApp.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people put into forms, Home tabs and messages, and what the app hears of it. */
class EntriesTest {
    private static final String OPTIONS = """
            "options":[{"text":{"type":"plain_text","text":"Low"},"value":"low"},{"text":{"type":"plain_text","text":"High"},"value":"high"}]""";
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
        app.close();
        sandbox.close();
    }

    private void opens(String... blocks) {
        app.answers(request -> {
            if (!request.payload().path("type").asText().equals("shortcut")) {
                return Answer.ok("");
            }
            JsonNode answer = app.call("views.open", "trigger_id", request.payload().path("trigger_id").asText(), "view",
                    """
                    {"type":"modal","title":{"type":"plain_text","text":"T"},"submit":{"type":"plain_text","text":"OK"},"blocks":[%s]}"""
                            .formatted(String.join(",", blocks)));
            assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
            return Answer.ok("");
        });
        anna.usesShortcut("ask");
        app.answers(request -> Answer.ok(""));
    }

    private static String input(String block, String fields) {
        return "{\"type\":\"input\",\"block_id\":\"" + block
                + "\",\"label\":{\"type\":\"plain_text\",\"text\":\"L\"},\"element\":{"
                + fields + "}}";
    }

    private static String row(String block, String elements) {
        return "{\"type\":\"actions\",\"block_id\":\"" + block + "\",\"elements\":[" + elements + "]}";
    }

    private static String menu(String action) {
        return "{\"type\":\"static_select\",\"action_id\":\"" + action + "\"," + OPTIONS + "}";
    }

    private static String button(String action, String value) {
        return "{\"type\":\"button\",\"action_id\":\"" + action + "\"," + (value.isEmpty() ? "" : "\"value\":\"" + value + "\",")
                + "\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}";
    }

    private Message posts(String... blocks) {
        JsonNode answer = app.call("chat.postMessage", "channel", general.id(), "text", "x", "blocks",
                "[" + String.join(",", blocks) + "]");
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return sandbox.messages(general).getLast();
    }

    private JsonNode messageState() {
        return app.lastInteraction().path("state").path("values");
    }

    private JsonNode viewState() {
        return app.lastInteraction().path("view").path("state").path("values");
    }

    @Test
    void what_was_typed_last_is_sent_whatever_name_it_was_put_under() {
        opens(input("block", "\"type\":\"plain_text_input\",\"action_id\":\"title\""));
        anna.types(Map.of("title", "foo"));
        anna.submits(Map.of("block", "foobar"));

        assertThat(viewState().path("block").path("title").path("value").asText()).isEqualTo("foobar");
    }

    @Test
    void fields_of_one_name_in_two_blocks_are_two_fields() {
        opens(input("one", "\"type\":\"plain_text_input\",\"action_id\":\"text\""),
                input("two", "\"type\":\"plain_text_input\",\"action_id\":\"text\""));
        assertThatThrownBy(() -> anna.types(Map.of("text", "which?"))).hasMessageContaining("several fields text");
        anna.submits(Map.of("one", "first", "two", "second"));

        assertThat(viewState().path("one").path("text").path("value").asText()).isEqualTo("first");
        assertThat(viewState().path("two").path("text").path("value").asText()).isEqualTo("second");
    }

    @Test
    void buttons_and_overflow_menus_have_no_state() {
        String overflow = "{\"type\":\"overflow\",\"action_id\":\"more\"," + OPTIONS + "}";
        opens(row("row", menu("level") + "," + button("go", "1") + "," + overflow));
        anna.selectsInForm("level", "High");
        anna.selectsInForm("more", "Low");
        anna.clicksInForm("go");

        assertThat(viewState().path("row").path("level").path("selected_option").path("value").asText()).isEqualTo("high");
        assertThat(viewState().path("row").properties()).extracting(Map.Entry::getKey).containsExactly("level");
    }

    @Test
    void of_elements_with_one_name_the_one_in_the_named_block_acts() {
        Message list = posts(row("first", menu("row_menu") + "," + button("open", "")),
                row("second", menu("row_menu") + "," + button("open", "")));
        assertThatThrownBy(() -> anna.clicks(list, "open")).hasMessageContaining("several of open");
        anna.uses(list, Use.of("row_menu").in("second").choosing("high"));

        assertThat(app.lastInteraction().path("actions").path(0).path("block_id").asText()).isEqualTo("second");
        assertThat(messageState().path("first").path("row_menu").path("selected_option").isNull()).isTrue();
        assertThat(messageState().path("second").path("row_menu").path("selected_option").path("value").asText())
                .isEqualTo("high");
        anna.uses(list, Use.of("open").in("second"));
        assertThat(app.lastInteraction().path("actions").path(0).path("block_id").asText()).isEqualTo("second");
    }

    @Test
    void a_click_on_a_message_carries_what_the_same_person_chose_there_before() {
        Message message = posts(row("row", menu("level") + "," + button("go", "1")));
        anna.selects(message, "level", "high");
        anna.clicks(message, "go");
        assertThat(messageState().path("row").path("level").path("selected_option").path("value").asText()).isEqualTo("high");

        sandbox.person("bob").clicks(message, "go");
        assertThat(messageState().path("row").path("level").path("selected_option").isNull()).isTrue();
    }

    @Test
    void a_click_on_the_home_tab_carries_all_that_stands_there() {
        String home = "{\"type\":\"home\",\"blocks\":["
                + row("row", menu("filter") + "," + menu("order").replace("\"options\"", "\"initial_option\":"
                        + "{\"text\":{\"type\":\"plain_text\",\"text\":\"Low\"},\"value\":\"low\"},\"options\"") + ","
                        + button("go", "1"))
                + "]}";
        app.call("views.publish", "user_id", anna.id(), "view", home);
        anna.selectsInHome("filter", "high");
        anna.clicksInHome("go");

        JsonNode row = viewState().path("row");
        assertThat(row.path("filter").path("selected_option").path("value").asText()).isEqualTo("high");
        assertThat(row.path("order").path("selected_option").path("value").asText()).isEqualTo("low");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "type":"email_text_input"                                        | somebody | e-mail
            "type":"url_text_input"                                          | example  | https://
            "type":"number_input","is_decimal_allowed":false                 | 1.5      | whole number
            "type":"number_input","is_decimal_allowed":true,"min_value":"2"  | 1.5      | Not less than 2
            "type":"number_input","is_decimal_allowed":false,"max_value":"5" | 6        | Not more than 5
            "type":"plain_text_input","min_length":5                         | four     | at least 5
            "type":"plain_text_input","max_length":3                         | four     | at most 3
            """)
    void slack_itself_refuses_what_does_not_fit_the_field(String element, String typed, String problem) {
        opens(input("it", "\"action_id\":\"a\"," + element));
        SubmitAnswer answer = anna.submits(Map.of("it", typed));

        assertThat(answer.errors().get("it")).contains(problem);
        assertThat(app.lastInteraction().path("type").asText()).isEqualTo("shortcut");
    }

    @Test
    void a_number_may_be_at_its_bound() {
        opens(input("it", "\"action_id\":\"a\",\"type\":\"number_input\",\"is_decimal_allowed\":false,\"max_value\":\"5\""));
        assertThat(anna.submits(Map.of("it", "5")).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"rich_text_input", "multi_external_select", "file_input"})
    void an_empty_field_of_any_kind_keeps_a_form_from_being_sent(String type) {
        opens(input("it", "\"action_id\":\"a\",\"type\":\"" + type + "\""));
        assertThat(anna.submits(Map.of()).errors()).containsKey("it");
    }

    @Test
    void no_more_is_chosen_than_may_be() {
        opens(input("it", "\"action_id\":\"a\",\"type\":\"multi_static_select\",\"max_selected_items\":1," + OPTIONS));
        assertThat(anna.submits(Map.of("it", List.of("low", "high"))).errors().get("it")).contains("at most 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"response_action":"error","errors":{"it":"no"}}
            {"text":"done"}
            thanks
            [1]
            {"response_action":"update","view":{"type":"home","blocks":[]}}
            {"response_action":"push","view":{"type":"home","blocks":[]}}
            """)
    void an_answer_that_slack_does_not_know_leaves_the_form_open_and_is_noted(String body) {
        opens(input("it", "\"action_id\":\"a\",\"type\":\"plain_text_input\""));
        app.answers(request -> Answer.ok(body));
        SubmitAnswer answer = anna.submits(Map.of("it", "x"));

        assertThat(answer.failure()).hasValueSatisfying(shown -> assertThat(shown).contains("trouble"));
        assertThat(anna.form()).isPresent();
        assertThat(sandbox.violations()).singleElement().satisfies(one -> assertThat(one.toString()).contains("view_submission"));
    }

    @Test
    void an_empty_object_closes_a_form_as_nothing_does() {
        opens(input("it", "\"action_id\":\"a\",\"type\":\"plain_text_input\""));
        app.answers(request -> Answer.ok("{}"));
        assertThat(anna.submits(Map.of("it", "x")).isAccepted()).isTrue();
        assertThat(anna.form()).isEmpty();
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void what_somebody_waits_for_is_answered_with_200_and_nothing_else() {
        app.answers(request -> Answer.status(202));
        assertThat(anna.commands(general, "/x", "").failure()).isPresent();
        Message message = posts(row("row", button("go", "1")));
        assertThat(anna.clicks(message, "go").isOk()).isFalse();
        assertThat(sandbox.verifyUrl()).isFalse();
    }
}
