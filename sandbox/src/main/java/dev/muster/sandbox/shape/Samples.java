package dev.muster.sandbox.shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * A folder of samples: {@code api/METHOD.json} for answers, {@code events/*.json} with whole envelopes, {@code app-backend/*.json} with
 * payloads. Several samples of one name add up.
 */
final class Samples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, SampleShape> answers = new HashMap<>();
    private final Map<String, SampleShape> events = new HashMap<>();
    private final Map<String, SampleShape> payloads = new HashMap<>();

    /** The envelope is the same around every event, so one sample lends its fields to all. */
    private final SampleShape envelope = new SampleShape();

    private Samples() {}

    /**
     * Reads a folder.
     *
     * @throws IllegalArgumentException where it holds no samples, in words for a person
     * @throws UncheckedIOException     where a file cannot be read
     */
    static Samples read(Path folder) {
        Samples samples = new Samples();
        for (Path file : jsonFiles(folder.resolve("api"))) {
            String method = file.getFileName().toString().replaceFirst("\\.json$", "");
            samples.answers.computeIfAbsent(method, unused -> new SampleShape()).learn(parse(file));
        }
        jsonFiles(folder.resolve("events")).forEach(file -> samples.event(parse(file)));
        jsonFiles(folder.resolve("app-backend")).forEach(file -> samples.payload(parse(file)));
        if (samples.answers.isEmpty() && samples.events.isEmpty() && samples.payloads.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no samples in " + folder + " (expected: the folders api, events and app-backend).");
        }
        return samples;
    }

    /** The shape that an answer or a payload has to keep; null where there is no sample of that name. */
    @Nullable
    SampleShape of(Recorded.Kind kind, String name) {
        return switch (kind) {
            case API -> answers.get(name);
            case EVENT -> events.get(name);
            case PAYLOAD -> payloads.get(name);
        };
    }

    /** The shape of what is around an event. */
    SampleShape envelope() {
        return envelope;
    }

    private void event(JsonNode sample) {
        envelope.learn(sample);
        JsonNode event = sample.path("event");
        String subtype = event.path("subtype").asText("");
        String name = event.path("type").asText("") + (subtype.isEmpty() ? "" : ":" + subtype);
        events.computeIfAbsent(name, unused -> new SampleShape()).learn(event);
    }

    private void payload(JsonNode sample) {
        String type = sample.path("type").asText(sample.has("command") ? "slash_command" : "");
        payloads.computeIfAbsent(type, unused -> new SampleShape()).learn(sample);
        if (type.equals("message_action")) {
            // A global shortcut sends the same without the message; nobody publishes a sample of its own for it.
            payloads.computeIfAbsent("shortcut", unused -> new SampleShape()).learn(sample);
        }
    }

    private static List<Path> jsonFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + file, e);
        }
    }
}
