package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Json.accessory;
import static dev.muster.sandbox.blockkit.Json.actions;
import static dev.muster.sandbox.blockkit.Json.blocks;
import static dev.muster.sandbox.blockkit.Json.input;
import static dev.muster.sandbox.blockkit.Json.many;
import static dev.muster.sandbox.blockkit.Json.modal;
import static dev.muster.sandbox.blockkit.Json.mrkdwn;
import static dev.muster.sandbox.blockkit.Json.option;
import static dev.muster.sandbox.blockkit.Json.plain;
import static dev.muster.sandbox.blockkit.Json.read;
import static dev.muster.sandbox.blockkit.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockKitLimitsTest {

    /** Something that may be {@code most} long or many; one more is refused at {@code pointer}. */
    record Limit(String name, int most, String pointer, IntFunction<JsonNode> make) {
        @Override
        public String toString() {
            return name + " " + most;
        }
    }

    private static Limit limit(String name, int most, String pointer, IntFunction<String> block) {
        return new Limit(name, most, pointer, n -> blocks(block.apply(n)));
    }

    static Stream<Limit> messages() {
        return Stream.concat(layout(), elements());
    }

    private static Stream<Limit> layout() {
        return Stream.of(new Limit("blocks", 50, "/blocks", n -> read(many(n, i -> "{'type':'divider'}"))),
                limit("section text", 3000, "/blocks/0/text/text",
                        n -> "{'type':'section','text':" + mrkdwn(text(n)) + "}"),
                limit("section fields", 10, "/blocks/0/fields",
                        n -> "{'type':'section','fields':" + many(n, i -> plain("f")) + "}"),
                limit("section field", 2000, "/blocks/0/fields/0/text",
                        n -> "{'type':'section','fields':[" + mrkdwn(text(n)) + "]}"),
                limit("header", 150, "/blocks/0/text/text", n -> "{'type':'header','text':" + plain(text(n)) + "}"),
                limit("context elements", 10, "/blocks/0/elements",
                        n -> "{'type':'context','elements':" + many(n, i -> mrkdwn("c")) + "}"),
                limit("actions elements", 25, "/blocks/0/elements",
                        n -> "{'type':'actions','elements':" + many(n, Json::button) + "}"),
                limit("block_id", 255, "/blocks/0/block_id",
                        n -> "{'type':'divider','block_id':'" + text(n) + "'}"),
                limit("input label", 2000, "/blocks/0/label/text",
                        n -> "{'type':'input','label':" + plain(text(n)) + ",'element':{'type':'plain_text_input'}}"),
                limit("input hint", 2000, "/blocks/0/hint/text",
                        n -> "{'type':'input','label':" + plain("l") + ",'hint':" + plain(text(n))
                                + ",'element':{'type':'plain_text_input'}}"),
                limit("image url", 3000, "/blocks/0/image_url",
                        n -> "{'type':'image','alt_text':'a','image_url':'https://" + text(n - 8) + "'}"),
                limit("image alt text", 2000, "/blocks/0/alt_text",
                        n -> "{'type':'image','alt_text':'" + text(n) + "','image_url':'https://a.example/i.png'}"),
                limit("image title", 2000, "/blocks/0/title/text",
                        n -> "{'type':'image','alt_text':'a','image_url':'https://a.example/i.png','title':"
                                + plain(text(n)) + "}"),
                limit("markdown", 12_000, "/blocks/0/text", n -> "{'type':'markdown','text':'" + text(n) + "'}"),
                limit("table rows", 100, "/blocks/0/rows",
                        n -> "{'type':'table','rows':" + many(n, i -> "[{'type':'raw_text','text':'c'}]") + "}"),
                limit("table cells", 20, "/blocks/0/rows/0",
                        n -> "{'type':'table','rows':[" + many(n, i -> "{'type':'raw_text','text':'c'}") + "]}"),
                limit("video title", 200, "/blocks/0/title/text",
                        n -> "{'type':'video','alt_text':'a','video_url':'https://v.example/v',"
                                + "'thumbnail_url':'https://v.example/t','title':" + plain(text(n)) + "}"));
    }

    private static Stream<Limit> elements() {
        return Stream.of(
                limit("button text", 75, "/blocks/0/elements/0/text/text",
                        n -> actions("{'type':'button','text':" + plain(text(n)) + "}")),
                limit("button value", 2000, "/blocks/0/elements/0/value",
                        n -> actions("{'type':'button','text':" + plain("b") + ",'value':'" + text(n) + "'}")),
                limit("button url", 3000, "/blocks/0/elements/0/url",
                        n -> actions("{'type':'button','text':" + plain("b") + ",'url':'https://" + text(n - 8) + "'}")),
                limit("button accessibility label", 75, "/blocks/0/elements/0/accessibility_label",
                        n -> actions("{'type':'button','text':" + plain("b") + ",'accessibility_label':'" + text(n)
                                + "'}")),
                limit("action_id", 255, "/blocks/0/elements/0/action_id",
                        n -> actions("{'type':'button','text':" + plain("b") + ",'action_id':'" + text(n) + "'}")),
                limit("static_select options", 100, "/blocks/0/accessory/options",
                        n -> accessory("{'type':'static_select','options':" + many(n, Json::option) + "}")),
                limit("static_select groups", 100, "/blocks/0/accessory/option_groups",
                        n -> accessory("{'type':'static_select','option_groups':" + many(n,
                                i -> "{'label':" + plain("g") + ",'options':[" + option(i) + "]}") + "}")),
                limit("placeholder", 150, "/blocks/0/accessory/placeholder/text",
                        n -> accessory("{'type':'users_select','placeholder':" + plain(text(n)) + "}")),
                limit("option text", 75, "/blocks/0/accessory/options/0/text/text",
                        n -> accessory("{'type':'static_select','options':[" + option(text(n), "v") + "]}")),
                limit("option value", 75, "/blocks/0/accessory/options/0/value",
                        n -> accessory("{'type':'static_select','options':[" + option("o", text(n)) + "]}")),
                limit("option description", 75, "/blocks/0/accessory/options/0/description/text",
                        n -> accessory("{'type':'static_select','options':[{'text':" + plain("o")
                                + ",'value':'v','description':" + plain(text(n)) + "}]}")),
                limit("overflow options", 5, "/blocks/0/accessory/options",
                        n -> accessory("{'type':'overflow','options':" + many(n, Json::option) + "}")),
                limit("checkboxes options", 10, "/blocks/0/elements/0/options",
                        n -> actions("{'type':'checkboxes','options':" + many(n, Json::option) + "}")),
                limit("radio options", 10, "/blocks/0/elements/0/options",
                        n -> actions("{'type':'radio_buttons','options':" + many(n, Json::option) + "}")),
                limit("confirm title", 100, "/blocks/0/elements/0/confirm/title/text",
                        n -> confirmed(text(n), "t", "y", "n")),
                limit("confirm text", 300, "/blocks/0/elements/0/confirm/text/text",
                        n -> confirmed("t", text(n), "y", "n")),
                limit("confirm button", 30, "/blocks/0/elements/0/confirm/confirm/text",
                        n -> confirmed("t", "t", text(n), "n")),
                limit("deny button", 30, "/blocks/0/elements/0/confirm/deny/text",
                        n -> confirmed("t", "t", "y", text(n))),
                limit("plain_text_input initial value", 3000, "/blocks/0/element/initial_value",
                        n -> input("{'type':'plain_text_input','initial_value':'" + text(n) + "'}")),
                limit("plain_text_input max_length", 3000, "/blocks/0/element/max_length",
                        n -> input("{'type':'plain_text_input','max_length':" + n + "}")));
    }

    private static String confirmed(String title, String text, String confirm, String deny) {
        return actions("{'type':'button','text':" + plain("b") + ",'confirm':{'title':" + plain(title) + ",'text':"
                + plain(text) + ",'confirm':" + plain(confirm) + ",'deny':" + plain(deny) + "}}");
    }

    static Stream<Limit> views() {
        return Stream.of(
                new Limit("view blocks", 100, "/view/blocks",
                        n -> read("{'type':'home','blocks':" + many(n, i -> "{'type':'divider'}") + "}")),
                new Limit("title", 24, "/view/title/text",
                        n -> read("{'type':'modal','title':" + plain(text(n)) + ",'blocks':[]}")),
                new Limit("submit", 24, "/view/submit/text", n -> modal("'submit':" + plain(text(n)))),
                new Limit("close", 24, "/view/close/text", n -> modal("'close':" + plain(text(n)))),
                new Limit("private_metadata", 3000, "/view/private_metadata",
                        n -> modal("'private_metadata':'" + text(n) + "'")),
                new Limit("callback_id", 255, "/view/callback_id", n -> modal("'callback_id':'" + text(n) + "'")),
                new Limit("external_id", 255, "/view/external_id", n -> modal("'external_id':'" + text(n) + "'")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_may_reach_a_limit_and_not_pass_it(Limit limit) {
        assertThat(BlockKit.checkMessage(limit.make().apply(limit.most()))).isEmpty();
        assertThat(BlockKit.checkMessage(limit.make().apply(limit.most() + 1)))
                .anySatisfy(problem -> assertThat(problem.pointer()).isEqualTo(limit.pointer()))
                .allSatisfy(problem -> assertThat(problem.error()).isIn("invalid_blocks", "msg_blocks_too_long"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_may_reach_a_limit_and_not_pass_it(Limit limit) {
        assertThat(BlockKit.checkView(limit.make().apply(limit.most()))).isEmpty();
        assertThat(BlockKit.checkView(limit.make().apply(limit.most() + 1))).singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo(limit.pointer()))
                .satisfies(problem -> assertThat(problem.error()).isEqualTo("invalid_arguments"));
    }
}
