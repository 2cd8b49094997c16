package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.junit.jupiter.api.Test;

class SharedExportStoryTest extends Story {
    @Test
    void the_json_export_is_shared_in_the_channel_and_says_what_the_api_says() throws Exception {
        Channel channel = office.declared("checkout is failing");
        office.anna.says(channel, "cards are <declined> & more");
        office.settle();
        office.types(office.anna, channel, "lead");
        assertThat(office.types(office.anna, channel, "export json").shown()).contains("on its way");

        JsonNode shared = JsonMapper.builder().build().readTree(file(channel, "INC-1.json"));
        JsonNode now = office.export("INC-1");
        ArrayNode entries = (ArrayNode) shared.path("timeline");
        assertThat(entries).isNotEmpty();
        ArrayNode later = (ArrayNode) now.path("timeline");
        while (later.size() > entries.size()) {
            later.remove(later.size() - 1);
        }
        assertThat(entries).isEqualTo(later);
        for (String part : new String[]{"schema", "incident", "decisions", "assignments"}) {
            assertThat(shared.path(part)).as(part).isEqualTo(now.path(part));
        }
        assertThat(kinds("INC-1")).contains("export_shared");
    }

    @Test
    void without_a_format_it_is_the_report_to_read() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "export");

        assertThat(file(channel, "INC-1.md")).contains("INC-1").contains("checkout is failing");
        assertThat(kinds("INC-1")).doesNotContain("effect_failed");
    }

    @Test
    void the_page_for_a_customer_is_shared_under_its_own_name() {
        Channel channel = office.declared("checkout is failing");
        office.anna.says(channel, "the password is tulip");
        office.settle();
        assertThat(office.types(office.anna, channel, "export external html").shown()).contains("external html");

        assertThat(file(channel, "INC-1-external.html")).contains("checkout is failing").doesNotContain("tulip")
                .doesNotContain("anna");
    }

    @Test
    void tables_are_shared_packed() {
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "export csv");

        assertThat(file(channel, "INC-1.csv.zip")).startsWith("PK");
    }

    @Test
    void programs_get_each_form_with_its_type_and_its_name() {
        office.declared("checkout is failing");
        HttpResponse<String> page = office.get("/api/v1/incidents/INC-1/export?format=html&profile=anonymised");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"INC-1-anonymised.html\"");
        assertThat(page.body()).endsWith("</html>\n").doesNotContain("anna");
        HttpResponse<String> tables = office.get("/api/v1/incidents/INC-1/export?format=csv");
        assertThat(tables.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(office.get("/api/v1/incidents/INC-1/export?profile=everybody").statusCode()).isEqualTo(400);
        assertThat(office.get("/api/v1/incidents/INC-7/export?format=html").statusCode()).isEqualTo(404);
    }

    @Test
    void a_format_that_is_not_there_is_refused_with_what_there_is() {
        Channel channel = office.declared("checkout is failing");
        assertThat(office.types(office.anna, channel, "export pdf").shown()).contains("/incident export md").contains("json");
        assertThat(office.slack.messages(channel)).allMatch(message -> message.fileIds().isEmpty());
    }

    @Test
    void where_files_may_not_be_shared_the_channel_hears_why() {
        office.slack.declineScope("files:write");
        Channel channel = office.declared("checkout is failing");
        office.types(office.anna, channel, "export md");

        assertThat(publicly(channel)).contains("Sharing the md export did not work").contains("files:write");
    }

    private String file(Channel channel, String title) {
        Message message = office.slack.messages(channel).stream().filter(each -> !each.fileIds().isEmpty())
                .reduce((one, last) -> last).orElseThrow();
        String id = message.fileIds().getFirst();
        assertThat(office.slack.file(id).orElseThrow().title()).isEqualTo(title);
        return new String(office.slack.fileContent(id).orElseThrow(), StandardCharsets.UTF_8);
    }
}
