package dev.muster.sandbox.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void samples() throws IOException {
        sample("api/chat.postMessage.json", """
                {"ok":false,"error":"","ts":"0000000000.000000","message":{"text":"","reply_count":123,
                 "files":[{"shares":{"public":{"C00000000":[{"ts":""}]}}},{"name":""}],"reactions":[],
                 "metadata":{"event_type":"","event_payload":{}}}}""");
        sample("events/Message.json", """
                {"token":"","event":{"type":"message","text":"","ts":"","thread_ts":""}}""");
        sample("events/MessageChanged.json",
                """
                {"event_context":"","event":{"type":"message","subtype":"message_changed","message":{"text":""},"hidden":false}}""");
        sample("app-backend/SlashCommandPayload.json", """
                {"command":"","text":"","is_enterprise_install":false}""");
        sample("app-backend/MessageShortcutPayload.json", """
                {"type":"message_action","callback_id":"","user":{"id":""},"message":{"text":""}}""");
    }

    private void sample(String name, String json) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    private List<String> check(Recorded.Kind kind, String name, String body) {
        try {
            return ShapeCheck.check(folder, Stream.of(new Recorded(kind, name, JSON.readTree(body)))).stream()
                    .map(ShapeProblem::toString).toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fewer_fields_than_in_the_sample_are_fine() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage", "{\"ok\":true,\"ts\":\"1.000001\"}")).isEmpty();
    }

    @Test
    void a_field_that_no_sample_has_is_found() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage", "{\"ok\":true,\"posted\":{\"at\":1}}"))
                .containsExactly("api chat.postMessage /posted: does not exist in the samples");
    }

    @Test
    void a_value_of_another_type_is_found() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage", "{\"ts\":1.5,\"message\":{\"reply_count\":\"2\"}}"))
                .containsExactly("api chat.postMessage /ts: is number, in the samples string",
                        "api chat.postMessage /message/reply_count: is string, in the samples number");
    }

    @Test
    void null_stands_for_whatever_is_absent() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage", "{\"ts\":null}")).isEmpty();
    }

    @Test
    void items_of_a_list_add_up_and_are_told_once() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage",
                "{\"message\":{\"files\":[{\"name\":\"a\",\"size\":1},{\"size\":2}],\"reactions\":[{\"name\":\"eyes\"}]}}"))
                .containsExactly("api chat.postMessage /message/files/*/size: does not exist in the samples");
    }

    @Test
    void an_object_under_ids_is_a_map() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage",
                "{\"message\":{\"files\":[{\"shares\":{\"public\":{\"C0123ABC9\":[{\"ts\":\"1\",\"by\":\"U1\"}]}}}]}}"))
                .containsExactly("api chat.postMessage /message/files/*/shares/public/C0123ABC9/*/by:"
                        + " does not exist in the samples");
    }

    @Test
    void what_an_app_may_fill_freely_is_open() {
        assertThat(check(Recorded.Kind.API, "chat.postMessage",
                "{\"message\":{\"metadata\":{\"event_payload\":{\"incident\":7}},\"blocks\":[{\"type\":\"section\"}]},"
                        + "\"response_metadata\":{\"messages\":[\"[ERROR] no\"]}}"))
                .isEmpty();
    }

    @Test
    void every_event_may_use_the_whole_envelope() {
        assertThat(check(Recorded.Kind.EVENT, "message:message_changed",
                "{\"token\":\"t\",\"event_context\":\"c\",\"extra\":1,\"event\":{\"type\":\"message\",\"hidden\":true,"
                        + "\"thread_ts\":\"1\"}}"))
                .containsExactly("event message:message_changed /extra: does not exist in the samples",
                        "event message:message_changed /event/thread_ts: does not exist in the samples");
    }

    @Test
    void an_event_may_come_without_its_envelope() {
        assertThat(check(Recorded.Kind.EVENT, "message", "{\"type\":\"message\",\"text\":\"hi\",\"mood\":\"good\"}"))
                .containsExactly("event message /event/mood: does not exist in the samples");
    }

    @Test
    void payloads_are_known_by_their_type() {
        assertThat(check(Recorded.Kind.PAYLOAD, "slash_command", "{\"command\":\"/tally\"}")).isEmpty();
        assertThat(check(Recorded.Kind.PAYLOAD, "shortcut", "{\"user\":{\"id\":\"U1\"}}")).isEmpty();
        assertThat(check(Recorded.Kind.PAYLOAD, "message_action", "{\"user\":\"U1\"}"))
                .containsExactly("payload message_action /user: is string, in the samples object");
    }

    @Test
    void something_without_a_sample_is_found() {
        assertThat(check(Recorded.Kind.API, "chat.shout", "{}"))
                .containsExactly("api chat.shout there is no sample of this");
    }

    @Test
    void a_folder_without_samples_is_refused() {
        assertThatThrownBy(() -> ShapeCheck.check(folder.resolve("events"), Stream.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("There are no samples in");
    }

    @Test
    void every_known_gap_says_why() {
        assertThat(KnownGap.ALL).allSatisfy(gap -> assertThat(gap.reason()).isNotBlank());
    }

    /** What the command printed and how it ended. */
    private record Run(int code, String out, String err) {}

    private Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = ShapeCheck.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Run runOn(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("traffic.jsonl"), String.join("\n", lines) + "\n");
        return run("--samples", folder.toString(), file.toString());
    }

    @Test
    void the_command_ends_with_0_when_everything_fits() throws IOException {
        Run run = runOn("{\"kind\":\"api\",\"name\":\"chat.postMessage\",\"body\":{\"ok\":true}}", "",
                "{\"kind\":\"payload\",\"name\":\"slash_command\",\"body\":{\"text\":\"status\"}}");

        assertThat(run).isEqualTo(new Run(0, "2 recorded bodies fit the samples." + System.lineSeparator(), ""));
    }

    @Test
    void the_command_ends_with_1_and_tells_what_differs() throws IOException {
        Run run = runOn("{\"kind\":\"event\",\"name\":\"message\",\"body\":{\"event\":{\"colour\":\"red\"}}}");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("event message /event/colour: does not exist in the samples",
                "Differences: 1 in 1 recorded bodies.");
    }

    @Test
    void the_command_ends_with_2_when_called_wrongly() throws IOException {
        assertThat(run()).isEqualTo(new Run(2, "", "usage: --samples FOLDER FILE" + System.lineSeparator()));
        assertThat(runOn("{oops").err()).startsWith("traffic.jsonl:1: not JSON.");
        assertThat(runOn("{\"kind\":\"gossip\",\"name\":\"n\",\"body\":{}}").err()).contains("kind: \"gossip\"");
        assertThat(runOn("{\"kind\":\"api\"}").err()).startsWith("traffic.jsonl:1: needs kind, name and body.");
        assertThat(run("--samples", folder.toString(), folder.resolve("none").toString()).code()).isEqualTo(2);
    }
}
