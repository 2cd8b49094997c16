package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.timeline.ReadableText;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportTest {
    private final InMemoryRecord record = SampleIncident.record();

    private String written(ExportFormat format) throws IOException {
        var out = new ByteArrayOutputStream();
        record.exports().write(SampleIncident.ID, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode master() throws IOException {
        return new ObjectMapper().readTree(written(ExportFormat.JSON));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(ExportTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_keys_are_those_that_scripts_rely_on_in_their_order() throws IOException {
        JsonNode master = master();
        assertThat(keys(master)).containsExactly("schema", "incident", "people", "timeline", "decisions", "assignments",
                "handovers", "questions", "beliefs", "intents", "updates", "pages", "context", "follow_ups", "process_feedback");
        assertThat(master.path("schema").asText()).isEqualTo("muster.export/1");
        assertThat(keys(master.path("incident"))).containsExactly("id", "title", "drill", "private", "severity",
                "severity_history", "status", "status_history", "declared_at", "declared_by", "impact_started_at",
                "mitigated_at", "resolved_at", "channel", "tags", "impact", "merged_into", "review");
        assertThat(keys(master.path("people").get(0))).containsExactly("user", "name", "on_call_at_first_message",
                "participation", "roles", "first_message_at", "messages", "reactions", "joined_at", "paged_at");
        assertThat(keys(master.path("timeline").get(0))).containsExactly("seq", "kind", "happened_at", "known_at", "actor",
                "text", "channel", "ts", "thread_ts", "permalink", "evidence", "data");
        assertThat(keys(master.path("timeline").get(0).path("actor"))).containsExactly("user", "name", "role");
    }

    @Test
    void every_entry_of_the_store_is_there_once_and_unchanged() throws IOException {
        JsonNode lines = master().path("timeline");
        var readable = new ReadableText(record.names());
        assertThat(lines).hasSameSizeAs(record.entries());
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            TimelineEntry entry = record.entries().get(i);
            assertThat(line.path("seq").asLong()).isEqualTo(entry.seq());
            assertThat(line.path("kind").asText()).isEqualTo(entry.kind());
            assertThat(line.path("happened_at").asText()).isEqualTo(entry.happenedAt().toString());
            assertThat(line.path("known_at").asText()).isEqualTo(entry.knownAt().toString());
            assertThat(line.path("actor").path("user").asText(null)).isEqualTo(text(entry.actor()));
            assertThat(line.path("text").asText()).isEqualTo(readable.text(entry.rawText(), entry.happenedAt()));
            assertThat(line.path("data").path("raw_text").asText(line.path("text").asText())).isEqualTo(entry.rawText());
            assertThat(line.path("channel").asText(null)).isEqualTo(text(entry.channel()));
            assertThat(line.path("ts").asText(null)).isEqualTo(text(entry.ts()));
            assertThat(line.path("thread_ts").asText(null)).isEqualTo(text(entry.threadTs()));
            assertThat(line.path("permalink").asText(null)).isEqualTo(entry.permalink());
            entry.data().properties().forEach(
                    property -> assertThat(line.path("data").path(property.getKey())).isEqualTo(property.getValue()));
        }
    }

    @Test
    void the_incident_tells_its_state_and_how_it_came_to_it() throws IOException {
        JsonNode incident = master().path("incident");
        assertThat(incident.path("id").asText()).isEqualTo("INC-12");
        assertThat(incident.path("private").isBoolean()).isTrue();
        assertThat(incident.path("declared_by").asText()).isEqualTo("UANN");
        assertThat(incident.path("severity").asText()).isEqualTo("sev1");
        assertThat(incident.path("status").asText()).isEqualTo("resolved");
        assertThat(incident.path("impact_started_at").isNull()).isTrue();
        assertThat(incident.path("channel").path("name").asText()).isEqualTo("inc-12-checkout-fails");
        assertThat(incident.path("severity_history").findValuesAsText("severity")).containsExactly("sev3", "sev1");
        assertThat(incident.path("severity_history").get(1).path("reason").asText()).isEqualTo("all cards");
        assertThat(incident.path("status_history").findValuesAsText("status")).containsExactly("open", "mitigated", "resolved");
        assertThat(incident.path("status_history").get(1).path("note").asText()).isEqualTo("rolled back");
        assertThat(incident.path("status_history").findValuesAsText("by")).containsExactly("UANN", "UANN", "UANN");
    }

    @Test
    void people_stand_in_the_order_in_which_they_appeared_without_bots() throws IOException {
        JsonNode people = master().path("people");
        assertThat(people.findValuesAsText("user")).containsExactly("UANN", "UEVE", "UBEN");
        assertThat(people.findValuesAsText("name")).containsExactly("Ann Lee", "Eve", "Ben *the* Bold");
        JsonNode ben = people.get(2);
        assertThat(ben.path("messages").asInt()).isEqualTo(3);
        assertThat(ben.path("first_message_at").asText()).isEqualTo(SampleIncident.at(10).toString());
        assertThat(ben.path("joined_at").isNull()).isTrue();
        assertThat(people.get(1).path("reactions").asInt()).isEqualTo(1);
        assertThat(people.get(1).path("joined_at").asText()).isEqualTo(SampleIncident.at(2).toString());
        assertThat(people.findValuesAsText("participation")).containsOnly("responder");
    }

    @Test
    void who_only_came_and_went_is_an_observer() throws IOException {
        var at = SampleIncident.at(5000);
        for (String kind : List.of("member_joined", "member_left")) {
            record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), kind, at, at, new UserId("UZOE"),
                    null, "<@UZOE> joined", SampleIncident.CHANNEL, null, null, null, SampleIncident.json("{}")));
        }
        JsonNode zoe = master().path("people").get(3);
        assertThat(zoe.path("participation").asText()).isEqualTo("observer");
        assertThat(zoe.path("joined_at").asText()).isEqualTo(at.toString());
        assertThat(zoe.path("name").isNull()).isTrue();
    }

    @Test
    void names_and_roles_are_those_of_their_time() throws IOException {
        JsonNode lines = master().path("timeline");
        assertThat(actor(lines, "I see it too")).isEqualTo("Ben *the* Bold, null");
        assertThat(actor(lines, "yes, _now_")).isEqualTo("Ben *the* Bold, commander");
        assertThat(actor(lines, "@here over to me")).isEqualTo("Ann, commander");
        assertThat(actor(lines, "@Ann is the")).as("who gave command away, had it").isEqualTo("Ben *the* Bold, commander");
        assertThat(actor(lines, "@Ann Lee resolved")).isEqualTo("Ann Lee, commander");
        assertThat(actor(lines, "written while nobody")).as("as of when it was written").isEqualTo("Ben *the* Bold, commander");
        JsonNode people = master().path("people");
        assertThat(people.get(2).path("roles").get(0).path("to").asText()).isEqualTo(SampleIncident.at(600).toString());
        assertThat(people.get(0).path("roles").get(0).path("to").isNull()).isTrue();
    }

    @Test
    void files_are_the_evidence_of_their_message() throws IOException {
        List<String> links = new ArrayList<>();
        master().path("timeline").forEach(line -> line.path("evidence").forEach(link -> links.add(link.asText())));
        assertThat(links).containsExactly("https://x.example/F1");
    }

    @Test
    void an_incident_nobody_declared_is_refused_before_anything_is_written() {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> record.exports().write(new IncidentId(13), ExportFormat.JSON, out))
                .isInstanceOf(IncidentStore.UnknownIncident.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void the_same_record_gives_the_same_bytes_and_every_walk_is_closed() throws IOException {
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(written(format)).isEqualTo(written(format));
        }
        assertThat(record.walksLeftOpen()).isZero();
    }

    @Test
    void the_json_of_a_small_incident_is_this_file() throws IOException {
        assertThat(written(ExportFormat.JSON)).isEqualTo(golden("INC-12.json"));
    }

    @Test
    void the_report_of_a_small_incident_is_this_file() throws IOException {
        assertThat(written(ExportFormat.MARKDOWN)).isEqualTo(golden("INC-12.md"));
    }

    @Test
    void a_temporary_file_is_whole_has_its_name_and_goes_when_nobody_needs_it() throws IOException {
        TemporaryExport kept = record.exports().toTemporaryFile(SampleIncident.ID, ExportFormat.MARKDOWN, ExportProfile.FULL);
        try (kept) {
            assertThat(kept.fileName()).isEqualTo("INC-12.md");
            assertThat(kept.path()).hasSize(kept.length());
            try (InputStream bytes = kept.open()) {
                assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(written(ExportFormat.MARKDOWN));
            }
        }
        assertThat(kept.path()).doesNotExist();

        TemporaryExport once = record.exports().toTemporaryFile(SampleIncident.ID, ExportFormat.JSON, ExportProfile.TEAM);
        try (InputStream bytes = once.openOnce()) {
            assertThat(bytes.readAllBytes()).hasSize((int) once.length());
        }
        assertThat(once.path()).doesNotExist();
    }

    @Test
    void formats_are_read_as_people_type_them() {
        assertThat(ExportFormat.parse(" MD ")).contains(ExportFormat.MARKDOWN);
        assertThat(ExportFormat.parse("json")).contains(ExportFormat.JSON);
        assertThat(ExportFormat.parse("pdf")).isEmpty();
        assertThat(Exports.fileName(SampleIncident.ID, ExportFormat.MARKDOWN, ExportProfile.FULL)).isEqualTo("INC-12.md");
    }

    private static String actor(JsonNode lines, String words) {
        for (JsonNode line : lines) {
            if (line.path("text").asText().startsWith(words)) {
                JsonNode actor = line.path("actor");
                return actor.path("name").asText() + ", " + actor.path("role").asText();
            }
        }
        throw new AssertionError("nobody said: " + words);
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
