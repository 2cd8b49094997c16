package dev.muster.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.review.Boards;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRoutesTest {
    private static final String TOKEN = "a-long-token-for-tests";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Asked api = new Asked();
    private final WebServer server = new WebServer("127.0.0.1", 0,
            List.of(new ApiRoutes(api, new ApiToken(Optional.of(TOKEN))))).start();

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void without_a_token_set_nobody_gets_in() throws Exception {
        try (WebServer closed = new WebServer("127.0.0.1", 0, List.of(new ApiRoutes(api, new ApiToken(Optional.of(" ")))))
                .start()) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + closed.port() + "/api/v1/incidents")).header("Authorization", "Bearer  "));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("set MUSTER_API_TOKEN");
            client.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic a-long-token-for-tests", "Bearer a-long-token-for-tests2",
            "a-long-token-for-tests"})
    void a_missing_or_wrong_token_is_refused(String header) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/incidents"));

        HttpResponse<String> answer = send(header.isEmpty() ? request : request.header("Authorization", header));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(api.asked).isEmpty();
    }

    @Test
    void a_board_is_read_at_once_as_text_or_as_a_page() throws Exception {
        HttpResponse<String> text = get("/api/v1/board");
        assertThat(text.body()).isEqualTo("the board as TEXT");
        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(text.headers().firstValue("Content-Disposition")).isEmpty();
        HttpResponse<String> page = get("/api/v1/incidents/INC-12/board?format=html");
        assertThat(page.body()).isEqualTo("the board of INC-12 as HTML");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(get("/api/v1/board?format=pdf").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/incidents/twelve/board").statusCode()).isEqualTo(404);
        for (String path : List.of("/api/v1/board", "/api/v1/incidents/INC-12/board")) {
            assertThat(send(HttpRequest.newBuilder(uri(path))).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void incidents_their_timelines_and_exports_can_be_read() throws Exception {
        assertThat(get("/api/v1/incidents").body()).isEqualTo("{\"asked\":\"incidents before - limit 100\"}");
        assertThat(get("/api/v1/incidents?before=INC-9&limit=5000").body())
                .isEqualTo("{\"asked\":\"incidents before INC-9 limit 1000\"}");
        assertThat(get("/api/v1/incidents/INC-12").body()).isEqualTo("{\"asked\":\"incident INC-12\"}");
        assertThat(get("/api/v1/incidents/12/timeline").body()).isEqualTo("{\"asked\":\"timeline INC-12 after 0 limit 1000\"}");
        assertThat(get("/api/v1/incidents/INC-12/timeline?after=7").body())
                .isEqualTo("{\"asked\":\"timeline INC-12 after 7 limit 1000\"}");
        HttpResponse<String> export = get("/api/v1/incidents/INC-12/export?format=md");
        assertThat(export.body()).isEqualTo("# INC-12 as MARKDOWN for FULL ✅");
        assertThat(export.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"INC-12.md\"");
        assertThat(get("/api/v1/incidents/INC-404").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/incidents/INC-x,404", "/api/v1/incidents/INC-0/timeline,404",
            "/api/v1/incidents/1/timeline?after=-1,400",
            "/api/v1/incidents/1/timeline?after=x,400", "/api/v1/incidents/1/export?format=pdf,400",
            "/api/v1/incidents/1/export?profile=everybody,400",
            "/api/v1/incidents?before=x,400", "/api/v1/incidents?limit=99999999999999999999,400",
            "/api/v1/incidents/1/nothing,404"})
    void what_makes_no_sense_is_refused_in_words(String path, int status) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":\"");
        assertThat(api.asked).isEmpty();
    }

    @Test
    void an_incident_can_be_declared_with_all_or_little() throws Exception {
        HttpResponse<String> answer = post("{\"title\":\" Checkout is down \",\"severity\":\"SEV2\",\"impact\":\"no orders\","
                + "\"dedup_key\":\"alert-7\",\"declared_by\":\"grafana\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(post("{\"title\":\"x\",\"severity\":1,\"impact\":null}").statusCode()).isEqualTo(201);
        assertThat(api.declared).containsExactly(
                new Api.Declaration("Checkout is down", Optional.of(Severity.SEV2), Optional.of("no orders"),
                        Optional.of("alert-7"), Optional.of("grafana")),
                new Api.Declaration("x", Optional.of(Severity.SEV1), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void nothing_is_mandatory() throws Exception {
        assertThat(post("{}").statusCode()).isEqualTo(201);
        assertThat(post("{\"title\":\" \",\"severity\":\"p1\"}").statusCode()).isEqualTo(201);
        assertThat(api.declared).containsExactly(
                new Api.Declaration("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Api.Declaration("", Optional.of(Severity.SEV1), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{|not JSON", "[]|no JSON object", "{} {}|not JSON", "{'title':7}|title: no text",
            "{'title':'x','severity':'sev9'}|severity: 'sev9'",
            "{'title':'x','severity':0}|severity: '0'", "{'title':'x','severity':{}}|severity: ''",
            "{'title':'x','titel':'y'}|'titel': unknown field (expected: title,", "{'title':'x','impact':[]}|impact: no text"})
    void a_declaration_that_makes_no_sense_is_refused_in_words(String body, String words) throws Exception {
        HttpResponse<String> answer = post(body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(words.replace("\"", "\\\""));
        assertThat(api.declared).isEmpty();
    }

    @Test
    void too_much_is_refused() throws Exception {
        assertThat(post("{\"title\":\"" + "x".repeat(4001) + "\"}").body())
                .contains("title: 4001 characters (expected: at most 4000)");
        assertThat(post(" ".repeat(64 * 1024 + 1)).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN));
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(uri("/api/v1/incidents")).header("Authorization", "bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Answers with what it was asked. */
    private static final class Asked implements Api {
        private final List<String> asked = new ArrayList<>();
        private final List<Declaration> declared = new ArrayList<>();

        @Override
        public Answer incidents(Optional<IncidentId> before, int limit) {
            return found("incidents before %s limit %d".formatted(before.map(IncidentId::toString).orElse("-"), limit));
        }

        @Override
        public Answer incident(IncidentId id) {
            return id.number() == 404 ? new Answer.Missing("There is no INC-404.") : found("incident " + id);
        }

        @Override
        public Answer timeline(IncidentId id, long after, int limit) {
            return found("timeline %s after %d limit %d".formatted(id, after, limit));
        }

        @Override
        public Answer export(IncidentId id, ExportFormat format, ExportProfile profile) {
            String text = "# " + id + " as " + format + " for " + profile + " ✅";
            return new Answer.Document("text/markdown; charset=utf-8", id + ".md",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Answer board(Boards.Format format) {
            return new Answer.Page(format.mediaType(), "the board as " + format);
        }

        @Override
        public Answer board(IncidentId id, Boards.Format format) {
            return new Answer.Page(format.mediaType(), "the board of %s as %s".formatted(id, format));
        }

        @Override
        public Answer declare(Declaration declaration) {
            declared.add(declaration);
            return new Answer.Created(JsonNodeFactory.instance.objectNode());
        }

        private Answer found(String what) {
            asked.add(what);
            JsonNode body = JsonNodeFactory.instance.objectNode().put("asked", what);
            return new Answer.Found(body);
        }
    }
}
