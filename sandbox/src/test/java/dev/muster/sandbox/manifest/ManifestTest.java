package dev.muster.sandbox.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {

    private static final String FULL = """
            _metadata: {major_version: 2}
            display_information: {name: Tally, description: Counts things, background_color: "#123abc"}
            features:
              app_home: {home_tab_enabled: false}
              bot_user: {display_name: tally, always_online: true}
              slash_commands:
                - {command: /tally, description: Counts, usage_hint: "[what]", should_escape: true, url: "https://t.example/s"}
              shortcuts:
                - {name: Count it, type: message, callback_id: count, description: Counts a message}
                - {name: Count all, type: global, callback_id: count_all, description: Counts everything}
            oauth_config:
              scopes: {bot: [commands, "chat:write", "channels:history"], bot_optional: ["files:write"]}
            settings:
              event_subscriptions: {request_url: "https://t.example/s", bot_events: [message.channels]}
              interactivity: {is_enabled: true, request_url: "https://t.example/s"}
              socket_mode_enabled: false
            """;

    @TempDir
    Path folder;

    private static ObjectNode full() {
        return parse(FULL);
    }

    private static ObjectNode parse(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void a_manifest_says_what_the_app_is_and_may_do() throws IOException {
        Manifest manifest = Manifest.read(file("manifest.yml", FULL));

        assertThat(manifest.appName()).isEqualTo("Tally");
        assertThat(manifest.botDisplayName()).isEqualTo("tally");
        assertThat(manifest.botScopes()).containsExactlyInAnyOrder("commands", "chat:write", "channels:history");
        assertThat(manifest.botOptionalScopes()).containsExactly("files:write");
        assertThat(manifest.botEvents()).containsExactly("message.channels");
        assertThat(manifest.commands())
                .containsExactly(new Manifest.Command("/tally", "Counts", "[what]", true));
        assertThat(manifest.shortcuts()).containsExactly(
                new Manifest.Shortcut("Count it", Manifest.ShortcutType.MESSAGE, "count"),
                new Manifest.Shortcut("Count all", Manifest.ShortcutType.GLOBAL, "count_all"));
        assertThat(manifest.socketModeEnabled()).isFalse();
    }

    @Test
    void json_is_read_as_well_as_yaml() throws IOException {
        Path json = file("manifest.json", new ObjectMapper().writeValueAsString(full()));

        assertThat(Manifest.read(json)).isEqualTo(Manifest.read(file("manifest.yml", FULL)));
    }

    @Test
    void a_name_is_enough() throws IOException {
        Manifest manifest = Manifest.read(file("manifest.yml", "display_information: {name: Tally}"));

        assertThat(manifest.botDisplayName()).isEmpty();
        assertThat(manifest.commands()).isEmpty();
        assertThat(manifest.botScopes()).isEmpty();
    }

    @Test
    void reading_tells_all_problems_at_once() throws IOException {
        Path file = file("manifest.yml", "display_information: {nam: Tally}\nsettings: {socket_mode: true}\n");

        assertThatThrownBy(() -> Manifest.read(file)).isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("/display_information: missing required field: name")
                .hasMessageContaining("/display_information: invalid additional property: nam")
                .hasMessageContaining("/settings: invalid additional property: socket_mode")
                .satisfies(thrown -> assertThat(((InvalidManifestException) thrown).problems()).hasSize(3));
    }

    @Test
    void a_key_written_twice_is_refused() throws IOException {
        Path file = file("manifest.yml", "display_information: {name: One}\ndisplay_information: {name: Two}\n");

        assertThatThrownBy(() -> Manifest.read(file)).isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("Duplicate field 'display_information'");
    }

    @Test
    void with_socket_mode_no_urls_are_needed() {
        ObjectNode tree = full();
        ((ObjectNode) tree.at("/settings")).put("socket_mode_enabled", true);
        ((ObjectNode) tree.at("/settings/event_subscriptions")).remove("request_url");
        ((ObjectNode) tree.at("/settings/interactivity")).remove("request_url");
        ((ObjectNode) tree.at("/features/slash_commands/0")).remove("url");

        assertThat(Manifest.check(tree)).isEmpty();
        ((ObjectNode) tree.at("/settings")).put("socket_mode_enabled", false);
        assertThat(Manifest.check(tree)).extracting(ManifestProblem::pointer).containsExactlyInAnyOrder(
                "/settings/event_subscriptions", "/settings/interactivity", "/features/slash_commands/0");
    }

    /** A string that may be so long and no longer. */
    static Stream<Arguments> lengths() {
        return Stream.of(Arguments.of("/display_information", "name", 35),
                Arguments.of("/display_information", "description", 140),
                Arguments.of("/display_information", "long_description", 4000),
                Arguments.of("/features/bot_user", "display_name", 80),
                Arguments.of("/features/slash_commands/0", "description", 2000),
                Arguments.of("/features/slash_commands/0", "usage_hint", 1000),
                Arguments.of("/features/shortcuts/0", "name", 24),
                Arguments.of("/features/shortcuts/0", "callback_id", 255),
                Arguments.of("/features/shortcuts/0", "description", 150));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void a_text_has_a_longest_length(String parent, String field, int most) {
        ObjectNode tree = full();
        ((ObjectNode) tree.at(parent)).put(field, "x".repeat(most));
        assertThat(Manifest.check(tree)).isEmpty();

        ((ObjectNode) tree.at(parent)).put(field, "x".repeat(most + 1));
        assertThat(Manifest.check(tree)).extracting(ManifestProblem::pointer).containsExactly(parent + "/" + field);
    }

    @Test
    void a_command_has_at_most_32_characters_and_a_slash() {
        assertThat(withCommand("/" + "x".repeat(31))).isEmpty();
        assertThat(withCommand("/" + "x".repeat(32))).hasSize(1);
        assertThat(withCommand("tally")).containsExactly(new ManifestProblem("/features/slash_commands/0/command",
                "must start with / and have no blanks"));
    }

    private static List<ManifestProblem> withCommand(String command) {
        ObjectNode tree = full();
        ((ObjectNode) tree.at("/features/slash_commands/0")).put("command", command);
        return Manifest.check(tree);
    }

    static Stream<Arguments> counts() {
        return Stream.of(Arguments.of("/features/slash_commands", 50, "command", "/c"),
                Arguments.of("/features/shortcuts", 10, "callback_id", "c"));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void a_list_has_a_most_of_items(String pointer, int most, String unique, String prefix) {
        ObjectNode tree = full();
        ArrayNode list = (ArrayNode) tree.at(pointer);
        JsonNode first = list.get(0).deepCopy();
        list.removeAll();
        for (int i = 0; i < most; i++) {
            list.add(((ObjectNode) first.deepCopy()).put(unique, prefix + i));
        }
        assertThat(Manifest.check(tree)).isEmpty();

        list.add(((ObjectNode) first.deepCopy()).put(unique, prefix + most));
        assertThat(Manifest.check(tree)).containsExactly(
                new ManifestProblem(pointer, "no more than " + most + " items allowed"));
    }

    @Test
    void events_are_at_most_100_and_each_once() {
        ObjectNode tree = full();
        ArrayNode events = (ArrayNode) tree.at("/settings/event_subscriptions/bot_events");
        events.removeAll();
        for (int i = 0; i < 100; i++) {
            events.add("event_" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
        }
        assertThat(Manifest.check(tree)).isEmpty();

        events.add("event_aa");
        assertThat(Manifest.check(tree)).extracting(ManifestProblem::message)
                .containsExactly("no more than 100 items allowed", "must be unique: event_aa");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("display_information: {name: T, colour: red}", "/display_information",
                        "invalid additional property: colour"),
                Arguments.of("display_information: {name: T, background_color: red}",
                        "/display_information/background_color", "must be a color #rgb or #rrggbb"),
                Arguments.of("display_information: {name: T, long_description: short}",
                        "/display_information/long_description", "must be more than 174 characters"),
                Arguments.of("display_information: {name: T}\noauth_config: {scopes: {bot: [commands]}}", "/features",
                        "bot scopes need a bot_user"),
                Arguments.of("display_information: {name: T}\nfeatures: {bot_user: {display_name: t}}\n"
                        + "oauth_config: {scopes: {bot: [commands], bot_optional: [commands]}}",
                        "/oauth_config/scopes/bot_optional", "is required and optional at once: commands"),
                Arguments.of("display_information: {name: T}\noauth_config: {scopes: {user: [Chat Write]}}",
                        "/oauth_config/scopes/user/0", "must be a scope"),
                Arguments.of("display_information: {name: T}\nfeatures: {shortcuts: [{name: n, type: global, "
                        + "callback_id: c, description: d}]}", "/settings/interactivity",
                        "shortcuts need interactivity"),
                Arguments.of("display_information: {name: T}\nsettings: {interactivity: {is_enabled: true, "
                        + "request_url: 'ftp://t.example'}}", "/settings/interactivity/request_url",
                        "must be a valid URL that starts with http or https"),
                Arguments.of("display_information: {name: T}\nsettings: {socket_mode_enabled: 'yes'}",
                        "/settings/socket_mode_enabled", "must provide a boolean"),
                Arguments.of("display_information: {name: T}\nsettings: {allowed_ip_address_ranges: [10.0.0.256]}",
                        "/settings/allowed_ip_address_ranges/0", "must be an IPv4 address or range"),
                Arguments.of("_metadata: {major_version: 3}\ndisplay_information: {name: T}",
                        "/_metadata/major_version", "must be between 1 and 2"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void slack_refuses(String yaml, String pointer, String message) {
        assertThat(Manifest.check(parse(yaml))).containsExactly(new ManifestProblem(pointer, message));
    }

    @Test
    void something_that_is_no_object_is_refused() throws IOException {
        Path file = file("manifest.yml", "just words");

        assertThatThrownBy(() -> Manifest.read(file)).hasMessageContaining("must provide an object");
    }
}
