package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Json.blocks;
import static dev.muster.sandbox.blockkit.Json.input;
import static dev.muster.sandbox.blockkit.Json.many;
import static dev.muster.sandbox.blockkit.Json.modal;
import static dev.muster.sandbox.blockkit.Json.option;
import static dev.muster.sandbox.blockkit.Json.plain;
import static dev.muster.sandbox.blockkit.Json.read;
import static dev.muster.sandbox.blockkit.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class BlockKitViewTest {

    private static final String TITLE_INPUT = input("{'type':'plain_text_input','action_id':'title'}");

    @Test
    void a_form_with_a_submit_button_passes() {
        assertThat(BlockKit.checkView(modal("'callback_id':'incident_declare','clear_on_close':true,'submit':"
                + plain("Declare"), TITLE_INPUT, input("{'type':'file_input','max_files':2}")))).isEmpty();
    }

    @Test
    void a_form_with_an_input_needs_a_submit_button() {
        assertThat(BlockKit.checkView(modal("", TITLE_INPUT))).containsExactly(new Problem("invalid_arguments", "/view",
                "missing required field: submit (a modal with an input block needs it)"));
    }

    @Test
    void a_home_tab_has_inputs_without_a_submit_button_and_no_title() {
        assertThat(BlockKit.checkView(read("{'type':'home','blocks':[" + TITLE_INPUT + "]}"))).isEmpty();
        assertThat(BlockKit.checkView(read("{'type':'home','blocks':[],'title':" + plain("Home") + "}")))
                .extracting(Problem::message).containsExactly("invalid additional property: title");
    }

    @Test
    void a_modal_needs_a_title_and_blocks() {
        assertThat(BlockKit.checkView(read("{'type':'modal'}"))).extracting(Problem::message)
                .containsExactlyInAnyOrder("missing required field: title", "missing required field: blocks");
    }

    @Test
    void an_unknown_kind_of_view_is_refused() {
        assertThat(BlockKit.checkView(read("{'type':'sheet','blocks':[]}")))
                .containsExactly(new Problem("invalid_arguments", "/view/type", "unsupported type: sheet"));
    }

    @Test
    void markdown_and_tables_stand_in_messages_only() {
        assertThat(BlockKit.checkView(modal("", "{'type':'markdown','text':'a'}")))
                .containsExactly(new Problem("invalid_arguments", "/view/blocks/0/type", "unsupported type: markdown"));
        assertThat(BlockKit.checkMessage(blocks("{'type':'markdown','text':'a'}"))).isEmpty();
    }

    @Test
    void a_block_id_is_used_once_in_a_view() {
        String divider = "{'type':'divider','block_id':'d'}";

        assertThat(BlockKit.checkView(modal("", divider, divider))).extracting(Problem::pointer)
                .containsExactly("/view/blocks/1/block_id");
    }

    @Test
    void a_view_that_is_too_large_as_a_whole_is_refused() {
        JsonNode small = modal("", menus(20));
        JsonNode large = modal("", menus(30));

        assertThat(small.toString().length()).isLessThan(BlockKit.VIEW_BYTES);
        assertThat(BlockKit.checkView(small)).isEmpty();
        assertThat(large.toString().length()).isGreaterThan(BlockKit.VIEW_BYTES);
        assertThat(BlockKit.checkView(large)).extracting(Problem::error).containsExactly("view_too_large");
    }

    private static String[] menus(int count) {
        String menu = "{'type':'section','text':" + plain("Pick") + ",'accessory':{'type':'static_select','options':"
                + many(100, i -> option(text(40), "v" + i)) + "}}";
        return Stream.generate(() -> menu).limit(count).toArray(String[]::new);
    }

    @Test
    void the_cursor_begins_in_one_place_only() {
        String focused = "{'type':'input','label':" + plain("L")
                + ",'element':{'type':'plain_text_input','focus_on_load':true}}";

        assertThat(BlockKit.checkView(modal("'submit':" + plain("OK"), focused))).isEmpty();
        assertThat(BlockKit.checkView(modal("'submit':" + plain("OK"), focused, focused))).extracting(Problem::pointer)
                .containsExactly("/view/blocks/1");
    }
}
