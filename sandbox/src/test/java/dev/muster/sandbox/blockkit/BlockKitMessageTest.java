package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Json.accessory;
import static dev.muster.sandbox.blockkit.Json.actions;
import static dev.muster.sandbox.blockkit.Json.blocks;
import static dev.muster.sandbox.blockkit.Json.button;
import static dev.muster.sandbox.blockkit.Json.input;
import static dev.muster.sandbox.blockkit.Json.many;
import static dev.muster.sandbox.blockkit.Json.mrkdwn;
import static dev.muster.sandbox.blockkit.Json.option;
import static dev.muster.sandbox.blockkit.Json.plain;
import static dev.muster.sandbox.blockkit.Json.read;
import static dev.muster.sandbox.blockkit.Json.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKitMessageTest {

    @Test
    void an_ordinary_incident_card_passes() {
        JsonNode card = blocks("{'type':'header','text':" + plain("INC-12 Checkout is down") + "}",
                "{'type':'section','block_id':'summary','fields':[" + mrkdwn("*Severity* 2") + "," + mrkdwn("*Lead* <@U1>")
                        + "]}",
                "{'type':'context','elements':[" + mrkdwn("since 10:04") + "]}", "{'type':'divider'}",
                actions("{'type':'button','style':'primary','action_id':'incident_join','value':'INC-12','text':"
                        + plain("Join") + "}"),
                accessory("{'type':'overflow','action_id':'more','options':[" + option(1) + "," + option(2) + "]}"));

        assertThat(BlockKit.checkMessage(card)).isEmpty();
    }

    @Test
    void blocks_that_are_no_list_have_their_own_error() {
        assertThat(BlockKit.checkMessage(read("{}"))).extracting(Problem::error)
                .containsExactly("invalid_blocks_format");
    }

    @Test
    void a_problem_reads_like_a_line_of_slack() {
        assertThat(BlockKit.checkMessage(blocks("{'type':'section','text':" + plain(text(3001)) + "}")))
                .extracting(Problem::asResponseMessage)
                .containsExactly("[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    }

    /** A block that is refused, where, and the words for it. */
    record Refused(String block, String pointer, String words) {}

    static Stream<Refused> refused() {
        return Stream.of(new Refused("{'type':'carousel'}", "/blocks/0/type", "unsupported type: carousel"),
                new Refused("{'text':'hello'}", "/blocks/0", "missing required field: type"),
                new Refused("'hello'", "/blocks/0", "must provide an object"),
                new Refused("{'type':'divider','colour':'red'}", "/blocks/0", "invalid additional property: colour"),
                new Refused("{'type':'section'}", "/blocks/0", "missing required field: text or fields"),
                new Refused("{'type':'section','text':'plain words'}", "/blocks/0/text", "must provide an object"),
                new Refused("{'type':'section','text':" + mrkdwn("") + "}", "/blocks/0/text/text",
                        "must be more than 0 characters"),
                new Refused("{'type':'header','text':" + mrkdwn("h") + "}", "/blocks/0/text/type",
                        "unsupported type: mrkdwn"),
                new Refused("{'type':'context','elements':[]}", "/blocks/0/elements", "no fewer than 1 items allowed"),
                new Refused("{'type':'context','elements':[" + button(1) + "]}", "/blocks/0/elements/0/type",
                        "unsupported type: button"),
                new Refused(actions("{'type':'plain_text_input'}"), "/blocks/0/elements/0/type",
                        "unsupported type: plain_text_input"),
                new Refused(input(button(1)), "/blocks/0/element/type", "unsupported type: button"),
                new Refused(input("{'type':'file_input'}"), "/blocks/0/element/type", "unsupported type: file_input"),
                new Refused(accessory("{'type':'email_text_input'}"), "/blocks/0/accessory/type",
                        "unsupported type: email_text_input"),
                new Refused("{'type':'input','label':" + plain("l") + "}", "/blocks/0",
                        "missing required field: element"),
                new Refused(actions("{'type':'button','text':" + plain("b") + ",'style':'green'}"),
                        "/blocks/0/elements/0/style", "must be one of: danger, primary"),
                new Refused(actions("{'type':'button','text':" + plain("b") + ",'url':'ftp://a.example'}"),
                        "/blocks/0/elements/0/url", "must be a valid URL"),
                new Refused("{'type':'image','alt_text':'a','image_url':'data:image/png,x'}", "/blocks/0/image_url",
                        "must be a valid URL that starts with http or https"),
                new Refused("{'type':'image','alt_text':'a'}", "/blocks/0",
                        "must provide exactly one of: image_url, slack_file"),
                new Refused(accessory("{'type':'overflow','options':[" + option(1) + "]}"),
                        "/blocks/0/accessory/options", "no fewer than 2 items allowed"),
                new Refused(accessory("{'type':'static_select'}"), "/blocks/0/accessory",
                        "must provide exactly one of: options, option_groups"),
                new Refused(accessory("{'type':'static_select','options':[" + option(1) + "],'initial_option':"
                        + option(2) + "}"), "/blocks/0/accessory/initial_option", "must be one of the options"),
                new Refused(actions("{'type':'radio_buttons','options':[" + option("A", "v") + "," + option("B", "v")
                        + "]}"), "/blocks/0/elements/0/options/1/value", "must be unique: v"),
                new Refused(accessory("{'type':'datepicker','initial_date':'2026-13-01'}"),
                        "/blocks/0/accessory/initial_date", "must be a date YYYY-MM-DD"),
                new Refused(accessory("{'type':'timepicker','initial_time':'24:00'}"),
                        "/blocks/0/accessory/initial_time", "must be a time HH:mm"),
                new Refused(input("{'type':'plain_text_input','min_length':9,'max_length':8}"),
                        "/blocks/0/element/min_length", "must be less than max_length"),
                new Refused(input("{'type':'number_input'}"), "/blocks/0/element",
                        "missing required field: is_decimal_allowed"),
                new Refused(actions("{'type':'button','text':" + plain("b") + ",'confirm':{'title':" + plain("t")
                        + ",'text':" + plain("t") + ",'confirm':" + plain("y") + "}}"),
                        "/blocks/0/elements/0/confirm", "missing required field: deny"),
                new Refused(actions(button(1), button(1)), "/blocks/0/elements/1/action_id",
                        "`action_id` already exists in this block: a1"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void slack_refuses(Refused refused) {
        assertThat(BlockKit.checkMessage(blocks(refused.block())))
                .containsExactly(new Problem("invalid_blocks", refused.pointer(), refused.words()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'users_select','initial_user':'U1'}", "{'type':'channels_select'}",
            "{'type':'conversations_select','default_to_current_conversation':true,'filter':{'include':['im']}}",
            "{'type':'multi_users_select','max_selected_items':3}", "{'type':'external_select','min_query_length':0}",
            "{'type':'datepicker','initial_date':'2026-11-20'}", "{'type':'timepicker','initial_time':'09:30'}",
            "{'type':'image','alt_text':'a','slack_file':{'id':'F1'}}"})
    void a_section_may_carry(String element) {
        assertThat(BlockKit.checkMessage(blocks(accessory(element)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'datetimepicker','initial_date_time':1763625600}", "{'type':'email_text_input'}",
            "{'type':'url_text_input','initial_value':'https://a.example'}",
            "{'type':'number_input','is_decimal_allowed':true,'min_value':'-1.5'}",
            "{'type':'plain_text_input','multiline':true,'dispatch_action_config':{'trigger_actions_on':['on_enter_pressed']}}"})
    void an_input_may_ask_with(String element) {
        assertThat(BlockKit.checkMessage(blocks(input(element)))).isEmpty();
    }

    @Test
    void a_block_id_is_used_once_in_a_message() {
        String divider = "{'type':'divider','block_id':'d'}";

        assertThat(BlockKit.checkMessage(blocks(divider, divider)))
                .containsExactly(new Problem("invalid_blocks", "/blocks/1/block_id", "`block_id` already exists: d"));
    }

    @Test
    void rows_of_a_list_may_carry_the_same_button() {
        assertThat(BlockKit.checkMessage(blocks(actions(button(1)), actions(button(1))))).isEmpty();
    }

    @Test
    void the_strings_of_all_blocks_together_have_a_limit() {
        String section = "{'type':'section','text':" + plain(text(2640)) + "}";
        JsonNode full = blocks(section, section, section, section, section);
        JsonNode over = blocks(section, section, section, section, section, "{'type':'header','text':" + plain("x") + "}");

        assertThat(BlockKit.checkMessage(full)).isEmpty();
        assertThat(BlockKit.checkMessage(over)).extracting(Problem::error, Problem::pointer)
                .containsExactly(tuple("msg_blocks_too_long", "/blocks"));
    }

    @Test
    void markdown_blocks_share_one_limit() {
        String half = "{'type':'markdown','text':'" + text(6000) + "'}";

        assertThat(BlockKit.checkMessage(blocks(half, half))).isEmpty();
        assertThat(BlockKit.checkMessage(blocks(half, half, "{'type':'markdown','text':'x'}")))
                .extracting(Problem::error).containsExactly("msg_blocks_too_long");
    }

    @Test
    void a_message_has_one_table() {
        String table = "{'type':'table','column_settings':[null,{'align':'right','is_wrapped':true}],'rows':"
                + many(2, i -> "[{'type':'raw_text','text':'c'}]") + "}";

        assertThat(BlockKit.checkMessage(blocks(table))).isEmpty();
        assertThat(BlockKit.checkMessage(blocks(table, table))).extracting(Problem::message)
                .containsExactly("only one table allowed in a message");
    }

    @Test
    void an_emoji_counts_as_two_characters() {
        assertThat(BlockKit.checkMessage(header("\uD83D\uDCCC".repeat(75)))).isEmpty();
        assertThat(BlockKit.checkMessage(header("\uD83D\uDCCC".repeat(75) + "x"))).hasSize(1);
    }

    private static JsonNode header(String text) {
        return blocks("{'type':'header','text':" + plain(text) + "}");
    }

    @Test
    void every_problem_is_found_at_once() {
        assertThat(BlockKit.checkMessage(blocks("{'type':'header'}", "{'type':'nothing'}", "{'type':'section'}")))
                .hasSize(3);
    }

    @Test
    void what_counts_for_a_message_counts_for_its_attachments_too() {
        JsonNode attachments = read("[{'blocks':[{'type':'divider','block_id':'d'}]}]");
        JsonNode fifty = read(many(50, i -> "{'type':'divider'}"));
        JsonNode long1 = blocks("{'type':'section','text':" + plain(text(3000)) + "}",
                "{'type':'section','text':" + plain(text(3000)) + "}", "{'type':'section','text':" + plain(text(3000)) + "}");
        JsonNode attachedLong = read("[{'blocks':" + long1.toString().replace('"', '\'') + "}]");

        assertThat(BlockKit.checkMessage(blocks("{'type':'divider','block_id':'e'}"), attachments)).isEmpty();
        assertThat(BlockKit.checkMessage(blocks("{'type':'divider','block_id':'d'}"), attachments)).extracting(Problem::pointer)
                .containsExactly("/attachments/0/blocks/0/block_id");
        assertThat(BlockKit.checkMessage(fifty, attachments)).extracting(Problem::message)
                .containsExactly("no more than 50 blocks in all of a message (seen: 51)");
        assertThat(BlockKit.checkMessage(long1)).isEmpty();
        assertThat(BlockKit.checkMessage(long1, attachedLong)).extracting(Problem::error).containsExactly("msg_blocks_too_long");
    }
}
