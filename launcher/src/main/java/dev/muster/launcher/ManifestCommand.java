package dev.muster.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.manifest.ManifestProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the manifest of the Slack app, ready to be pasted: over HTTP with the bot's address filled in, or for Socket Mode. */
@Command(name = "manifest", description = "Prints the manifest to create the Slack app from.", mixinStandardHelpOptions = true)
public final class ManifestCommand implements Callable<Integer> {

    /** Where Slack sends everything; the same for events, commands and interactivity. */
    static final String PATH = "/slack/events";

    private static final YAMLMapper YAML = new YAMLMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build());

    @Option(names = "--socket", description = "For Socket Mode: no public address is needed.")
    private boolean socket;

    @Option(names = "--http", description = "For request URLs; this is the default and needs --url.")
    private boolean http;

    @Option(names = "--url", paramLabel = "URL", description = "Where people and Slack reach the bot, such as https://muster.example.com.")
    private @Nullable String url;

    @Option(names = "--from", paramLabel = "FILE", defaultValue = "${env:MUSTER_HOME:-.}/manifest.yml", hidden = true)
    private Path source = Path.of("manifest.yml");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = console().commandLine().getOut();
        PrintWriter err = console().commandLine().getErr();
        try {
            out.print(YAML.writeValueAsString(chosen(read(source))));
            out.flush();
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (JsonProcessingException e) {
            err.println("The manifest could not be written: " + e.getOriginalMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private CommandSpec console() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls");
        }
        return spec;
    }

    private JsonNode chosen(JsonNode manifest) {
        if (socket && (http || url != null)) {
            throw new IllegalArgumentException("--socket goes without --http and --url: Slack then needs no address.");
        }
        if (socket) {
            return forSocketMode(manifest);
        }
        if (url == null) {
            throw new IllegalArgumentException(
                    "Say where Slack reaches the bot: manifest --http --url https://muster.example.com (or use --socket).");
        }
        return forHttp(manifest, url);
    }

    /**
     * The variant in which Slack sends requests to the bot.
     *
     * @param address where the bot is reached from outside, with or without a slash at its end
     * @throws IllegalArgumentException where the address is not an absolute https address without a query, in words for a person
     */
    static JsonNode forHttp(JsonNode manifest, String address) {
        String requestUrl = httpsAddress(address) + PATH;
        JsonNode variant = manifest.deepCopy();
        object(variant, "settings").put("socket_mode_enabled", false);
        object(variant, "settings", "event_subscriptions").put("request_url", requestUrl);
        object(variant, "settings", "interactivity").put("request_url", requestUrl);
        variant.path("features").path("slash_commands").forEach(command -> {
            if (command instanceof ObjectNode fields) {
                fields.put("url", requestUrl);
            }
        });
        return accepted(variant);
    }

    /** The variant in which the bot opens a socket to Slack and there are no addresses at all. */
    static JsonNode forSocketMode(JsonNode manifest) {
        JsonNode variant = manifest.deepCopy();
        object(variant, "settings").put("socket_mode_enabled", true);
        object(variant, "settings", "event_subscriptions").remove("request_url");
        object(variant, "settings", "interactivity").remove("request_url");
        variant.path("features").path("slash_commands").forEach(command -> {
            if (command instanceof ObjectNode fields) {
                fields.remove("url");
            }
        });
        return accepted(variant);
    }

    private static JsonNode read(Path source) {
        try {
            return YAML.readTree(Files.readString(source));
        } catch (IOException e) {
            throw new IllegalArgumentException("The manifest cannot be read: " + source, e);
        }
    }

    private static ObjectNode object(JsonNode root, String... path) {
        JsonNode at = root;
        for (String name : path) {
            at = at.path(name);
        }
        if (at instanceof ObjectNode fields) {
            return fields;
        }
        throw new IllegalArgumentException("The manifest has no " + String.join(".", path) + ".");
    }

    private static JsonNode accepted(JsonNode variant) {
        List<ManifestProblem> problems = Manifest.check(variant);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Slack would not accept this manifest: " + problems);
        }
        return variant;
    }

    private static String httpsAddress(String address) {
        try {
            URI uri = new URI(address);
            if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return address.replaceAll("/+$", "");
            }
        } catch (URISyntaxException e) {
            // The same sentence serves for what is no address at all.
        }
        throw new IllegalArgumentException(
                "--url is not an address that Slack can reach: " + address + " (expected: https://your-host).");
    }
}
