package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files, both ways. */
class FilesTest {
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
        assertThat(sandbox.violations()).isEmpty();
        app.close();
        sandbox.close();
    }

    @Test
    void an_app_uploads_in_three_steps() {
        JsonNode place = app.call("files.getUploadURLExternal", "filename", "notes.md", "length", "5");
        String id = place.path("file_id").asText();
        String complete = "{\"files\":[{\"id\":\"" + id + "\",\"title\":\"Notes\"}],\"channel_id\":\"" + general.id()
                + "\",\"initial_comment\":\"here\"}";
        assertThat(app.callJson("files.completeUploadExternal", complete).path("error").asText()).isEqualTo("file_not_found");

        URI url = URI.create(place.path("upload_url").asText());
        assertThat(TestApp.send(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString("too long")).build()).statusCode())
                .isEqualTo(400);
        assertThat(TestApp.send(HttpRequest.newBuilder(url).POST(BodyPublishers.ofString("hello")).build()).statusCode())
                .isEqualTo(200);
        assertThat(app.callJson("files.completeUploadExternal", complete).path("files").path(0).path("title").asText())
                .isEqualTo("Notes");

        assertThat(sandbox.messages(general).getLast().fileIds()).containsExactly(id);
        assertThat(new String(sandbox.fileContent(id).orElseThrow(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(app.messages("file_share").getFirst().path("files").path(0).path("name").asText()).isEqualTo("notes.md");
        assertThat(app.events("file_shared").getFirst().path("file_id").asText()).isEqualTo(id);
    }

    @Test
    void what_a_person_uploads_is_fetched_with_the_token_only() {
        anna.uploads(general, "graph 1.txt", "text/plain", "data".getBytes(StandardCharsets.UTF_8), "see @anna");
        JsonNode event = app.messages("file_share").getFirst();
        assertThat(event.path("text").asText()).isEqualTo("see <@" + anna.id() + ">");
        URI url = URI.create(event.path("files").path(0).path("url_private").asText());

        assertThat(TestApp.send(HttpRequest.newBuilder(url).build()).statusCode()).isEqualTo(403);
        assertThat(
                TestApp.send(HttpRequest.newBuilder(url).header("Authorization", "Bearer " + sandbox.botToken()).build()).body())
                .isEqualTo("data");
        assertThat(
                app.call("files.info", "file", event.path("files").path(0).path("id").asText()).path("file").path("size").asInt())
                .isEqualTo(4);
    }

    @Test
    void a_file_is_shared_only_into_a_thread_that_is_there() {
        JsonNode place = app.call("files.getUploadURLExternal", "filename", "a.txt", "length", "1");
        assertThat(app.call("files.completeUploadExternal", "channel_id", general.id(), "thread_ts", "1700000000.000100", "files",
                "[{\"id\":\"" + place.path("file_id").asText() + "\"}]").path("error").asText()).isEqualTo("thread_not_found");
    }
}
