package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Declaration;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.JooqIncidentStore;
import dev.muster.bot.storage.JooqPeople;
import dev.muster.bot.storage.JooqTimeline;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules, the real store and the export together. */
class ExportFromSqliteTest {
    private static final IncidentId ID = new IncidentId(1);
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final UserId ANN = new UserId("UANN");
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456Z");

    @TempDir
    private Path folder;

    @Test
    void what_people_did_and_said_is_exported_from_sqlite() throws IOException {
        try (Database database = Database.open("jdbc:sqlite:" + folder.resolve("muster.db"))) {
            var store = new JooqIncidentStore(database, InstantSource.fixed(AT.plusSeconds(60)));
            var timeline = new JooqTimeline(database, false);
            var people = new JooqPeople(database);
            people.found(new EffectResult.PersonFound(ANN, "Ann", "Europe/Berlin", false), AT);
            var incidents = new Incidents(store, IncidentSettings.defaults());
            incidents.declare(Declaration.of("Checkout <b>fails</b> \uD83D\uDD25 sev2", "command"), wish("1"));
            incidents.takeCommand(ID, ANN, wish("2"));
            incidents.changeSeverity(ID, Severity.SEV1, Optional.of("all cards"), wish("3"));
            timeline.keep(ID, message("1772359260.000100", "<@UANN> sees `x &lt; 1`\nand <!channel>"));
            timeline.keep(ID, message("1772359261.000100", "soon gone"));
            timeline.keep(ID, deletion("1772359261.000100"));
            incidents.mitigate(ID, Optional.of("rolled back"), wish("4"));

            var out = new ByteArrayOutputStream();
            new Exports(new Export(store, timeline, people)).write(ID, ExportFormat.JSON, out);
            JsonNode master = new ObjectMapper().readTree(out.toByteArray());

            assertThat(texts(master, "kind")).containsExactly("incident_declared", "role_assigned", "severity_changed",
                    "cadence_set", "message",
                    "message", "message_deleted", "incident_mitigated");
            assertThat(texts(master, "text")).startsWith("@Ann declared a SEV2: Checkout <b>fails</b> \uD83D\uDD25",
                    "@Ann is the Incident Commander").contains("@Ann sees `x < 1`\nand @channel")
                    .noneMatch(text -> text.contains("soon gone"));
            assertThat(master.toString()).doesNotContain("soon gone");
            JsonNode incident = master.path("incident");
            assertThat(incident.path("severity_history").findValuesAsText("severity")).containsExactly("sev2", "sev1");
            assertThat(incident.path("status_history").findValuesAsText("status")).containsExactly("open", "mitigated");
            assertThat(incident.path("declared_at").asText()).isEqualTo(AT.toString());
            JsonNode ann = master.path("people").get(0);
            assertThat(ann.path("name").asText()).isEqualTo("Ann");
            assertThat(ann.path("messages").asInt()).isEqualTo(2);
            assertThat(ann.path("roles").get(0).path("role").asText()).isEqualTo("commander");
        }
    }

    private static Wish wish(String key) {
        return new Wish(key, new Actor.Person(ANN), AT);
    }

    private static Received message(String ts, String text) {
        return new Received("Ev" + ts, AT, "event", "message", "{}",
                List.of(new Happening.Message(CHANNEL, new SlackTs(ts), null, ANN, null, text, SampleIncident.json("{}"))));
    }

    private static Received deletion(String ts) {
        return new Received("EvD" + ts, AT, "event", "message:message_deleted", "{}",
                List.of(new Happening.Deletion(CHANNEL, new SlackTs(ts), null, AT.plusSeconds(90), ANN)));
    }

    private static List<String> texts(JsonNode master, String field) {
        List<String> texts = new ArrayList<>();
        master.path("timeline").forEach(line -> texts.add(line.path(field).asText()));
        return texts;
    }
}
