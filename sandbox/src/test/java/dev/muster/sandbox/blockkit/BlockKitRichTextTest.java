package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Json.blocks;
import static dev.muster.sandbox.blockkit.Json.richText;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKitRichTextTest {

    private static String section(String... inline) {
        return "{'type':'rich_text_section','elements':[" + String.join(",", inline) + "]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'text','text':'hi','style':{'bold':true,'italic':true,'strike':true,'code':true}}",
            "{'type':'user','user_id':'U1'}", "{'type':'usergroup','usergroup_id':'S1'}",
            "{'type':'channel','channel_id':'C1'}", "{'type':'broadcast','range':'here'}",
            "{'type':'emoji','name':'wave::skin-tone-3','unicode':'1f44b-1f3fc'}",
            "{'type':'link','url':'https://a.example','text':'a'}", "{'type':'color','value':'#00ff00'}",
            "{'type':'date','timestamp':1763625600,'format':'{date_short}','fallback':'today'}"})
    void a_person_may_write(String inline) {
        assertThat(BlockKit.checkMessage(blocks(richText(section(inline))))).isEmpty();
        assertThat(BlockKit.checkMessage(
                blocks(richText("{'type':'rich_text_quote','elements':[" + inline + "],'border':1}")))).isEmpty();
    }

    @Test
    void lists_and_code_hold_sections_and_plain_parts() {
        assertThat(BlockKit.checkMessage(blocks(richText(
                "{'type':'rich_text_list','style':'bullet','indent':1,'elements':["
                        + section("{'type':'text','text':'a'}") + "]}",
                "{'type':'rich_text_preformatted','border':0,'elements':[{'type':'text','text':'$ ls'}]}")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
            "{'type':'text','text':''}|/text|must be more than 0 characters",
            "{'type':'text','text':'a','style':{'loud':true}}|/style|invalid additional property: loud",
            "{'type':'user'}|''|missing required field: user_id",
            "{'type':'broadcast','range':'all'}|/range|must be one of: channel, everyone, here",
            "{'type':'emoji','name':':wave:'}|/name|must be an emoji name without colons",
            "{'type':'color','value':'green'}|/value|must be a color #rrggbb",
            "{'type':'date','format':'{date}'}|''|missing required field: timestamp",
            "{'type':'button'}|/type|unsupported type: button"})
    void a_part_that_is_wrong_is_found_deep_inside(String inline, String below, String words) {
        String path = "/blocks/0/elements/0/elements/0" + below.replace("'", "");

        assertThat(BlockKit.checkMessage(blocks(richText(section(inline)))))
                .containsExactly(new Problem("invalid_blocks", path, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'rich_text_list','elements':[]}", "{'type':'rich_text_banner','elements':[]}",
            "{'type':'rich_text_section'}", "{'type':'text','text':'a'}",
            "{'type':'rich_text_list','style':'bullet','indent':9,'elements':[{'type':'rich_text_section','elements':[]}]}",
            "{'type':'rich_text_preformatted','elements':[{'type':'user','user_id':'U1'}]}"})
    void a_container_keeps_its_form(String part) {
        assertThat(BlockKit.checkMessage(blocks(richText(part)))).isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.pointer()).startsWith("/blocks/0/elements/0"));
    }
}
