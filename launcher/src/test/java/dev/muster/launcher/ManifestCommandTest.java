package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.sandbox.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ManifestCommandTest {

    private static final Path SOURCE = Path.of("..", "manifest.yml");

    @TempDir
    Path folder;

    /** What a run printed and how it ended. */
    private record Run(int code, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private Manifest printed(Run run) throws IOException {
        return Manifest.read(Files.writeString(folder.resolve("printed.yml"), run.out()));
    }

    private static JsonNode source() throws IOException {
        return new YAMLMapper().readTree(SOURCE.toFile());
    }

    @Test
    void the_http_variant_sends_everything_to_one_address() throws IOException {
        Run run = run("manifest", "--http", "--url", "https://muster.example.com/", "--from", SOURCE.toString());

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).doesNotContain("YOUR-HOST");
        JsonNode tree = new YAMLMapper().readTree(run.out());
        assertThat(tree.findValuesAsText("request_url")).hasSize(2)
                .containsOnly("https://muster.example.com/slack/events");
        assertThat(tree.findValuesAsText("url")).containsExactly("https://muster.example.com/slack/events");
        assertThat(printed(run).socketModeEnabled()).isFalse();
    }

    @Test
    void the_socket_variant_has_no_address() throws IOException {
        Run run = run("manifest", "--socket", "--from", SOURCE.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("https://");
        assertThat(printed(run).socketModeEnabled()).isTrue();
    }

    @Test
    void both_variants_ask_for_the_same() throws IOException {
        Manifest http = printed(run("manifest", "--url", "https://m.example", "--from", SOURCE.toString()));
        Manifest socket = printed(run("manifest", "--socket", "--from", SOURCE.toString()));

        assertThat(socket).usingRecursiveComparison().ignoringFields("socketModeEnabled").isEqualTo(http);
        assertThat(http).isEqualTo(Manifest.read(SOURCE));
    }

    @Test
    void a_variant_leaves_its_source_as_it_was() throws IOException {
        JsonNode source = source();

        ManifestCommand.forSocketMode(source);
        ManifestCommand.forHttp(source, "https://m.example");

        assertThat(source).isEqualTo(source());
    }

    @Test
    void without_an_address_the_command_says_what_is_missing() {
        Run run = run("manifest", "--from", SOURCE.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Say where Slack reaches the bot");
    }

    @Test
    void a_socket_goes_without_an_address() {
        Run run = run("manifest", "--socket", "--url", "https://m.example", "--from", SOURCE.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("--socket goes without --http and --url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://m.example", "m.example", "https://", "https://m.example/?a=b", "not an address"})
    void slack_only_calls_https(String address) throws IOException {
        JsonNode source = source();

        assertThatThrownBy(() -> ManifestCommand.forHttp(source, address)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address).hasMessageContaining("expected: https://your-host");
    }

    @Test
    void a_missing_file_is_told_in_a_sentence() {
        Run run = run("manifest", "--socket", "--from", folder.resolve("none.yml").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("none.yml").hasLineCount(1);
    }
}
