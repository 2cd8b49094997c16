package dev.muster.sandbox.manifest;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * An app manifest of Slack, version 2, as far as an app is concerned that brings its own server.
 *
 * @param appName            what people see in the list of apps
 * @param botDisplayName     the name of the bot user; empty where the app has none
 * @param botScopes          what the bot token must be granted
 * @param botOptionalScopes  what whoever installs the app may decline
 * @param botEvents          the events it subscribes to, such as {@code message.channels}
 * @param commands           its slash commands
 * @param shortcuts          its global and message shortcuts
 * @param homeTabEnabled     whether everybody has a Home tab of the app
 * @param messagesReadOnly   whether people cannot write to the app directly
 * @param socketModeEnabled  whether Slack delivers over a socket instead of to request URLs
 */
public record Manifest(String appName, String botDisplayName, Set<String> botScopes, Set<String> botOptionalScopes,
        Set<String> botEvents, List<Command> commands, List<Shortcut> shortcuts, boolean homeTabEnabled,
        boolean messagesReadOnly, boolean socketModeEnabled) {

    private static final ObjectMapper YAML = new ObjectMapper(
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * A slash command.
     *
     * @param command      with its slash
     * @param description  one line for the person who types it
     * @param usageHint    what may follow it; empty where nothing is said
     * @param shouldEscape whether mentions arrive as ids instead of as typed
     */
    public record Command(String command, String description, String usageHint, boolean shouldEscape) {}

    /** Where a shortcut is offered. */
    public enum ShortcutType {
        /** From anywhere in Slack. */
        GLOBAL,
        /** From the menu of a message. */
        MESSAGE
    }

    /**
     * A shortcut.
     *
     * @param name       as people see it
     * @param type       where it is offered
     * @param callbackId how its payload is recognised
     */
    public record Shortcut(String name, ShortcutType type, String callbackId) {}

    /** Copies the collections and checks that nothing is missing. */
    public Manifest {
        requireNonNull(appName, "appName");
        requireNonNull(botDisplayName, "botDisplayName");
        botScopes = Set.copyOf(botScopes);
        botOptionalScopes = Set.copyOf(botOptionalScopes);
        botEvents = Set.copyOf(botEvents);
        commands = List.copyOf(commands);
        shortcuts = List.copyOf(shortcuts);
    }

    /**
     * Reads a manifest in YAML or JSON.
     *
     * @throws InvalidManifestException with every problem where Slack would not accept it, or where it is not YAML or JSON at all
     * @throws UncheckedIOException     where the file cannot be read
     */
    public static Manifest read(Path file) {
        JsonNode tree = readTree(file);
        List<ManifestProblem> problems = check(tree);
        if (!problems.isEmpty()) {
            throw new InvalidManifestException(file, problems);
        }
        return of(tree);
    }

    /** Everything for which Slack would refuse this tree as a manifest; empty when it would take it. */
    public static List<ManifestProblem> check(JsonNode tree) {
        return ManifestRules.check(tree);
    }

    /** Reads a tree in which {@link #check} finds nothing. */
    static Manifest of(JsonNode tree) {
        JsonNode features = tree.path("features");
        JsonNode scopes = tree.path("oauth_config").path("scopes");
        JsonNode settings = tree.path("settings");
        return new Manifest(tree.path("display_information").path("name").asText(),
                features.path("bot_user").path("display_name").asText(""), strings(scopes.path("bot")),
                strings(scopes.path("bot_optional")), strings(settings.path("event_subscriptions").path("bot_events")),
                stream(features.path("slash_commands")).map(Manifest::command).toList(),
                stream(features.path("shortcuts")).map(Manifest::shortcut).toList(),
                features.path("app_home").path("home_tab_enabled").asBoolean(false),
                features.path("app_home").path("messages_tab_read_only_enabled").asBoolean(false),
                settings.path("socket_mode_enabled").asBoolean(false));
    }

    private static JsonNode readTree(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new InvalidManifestException(file, List.of(new ManifestProblem("", e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Command command(JsonNode node) {
        return new Command(node.path("command").asText(), node.path("description").asText(),
                node.path("usage_hint").asText(""), node.path("should_escape").asBoolean(false));
    }

    private static Shortcut shortcut(JsonNode node) {
        ShortcutType type = node.path("type").asText().equals("global") ? ShortcutType.GLOBAL : ShortcutType.MESSAGE;
        return new Shortcut(node.path("name").asText(), type, node.path("callback_id").asText());
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new LinkedHashSet<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
