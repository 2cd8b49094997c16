package dev.muster.sandbox.shape;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Compares traffic with samples of the real Slack. As a command: {@code --samples FOLDER FILE}, where the file has one
 * {@code {"kind":"api","name":"chat.postMessage","body":{…}}} on each line; it exits 0 when everything fits, 1 when not and 2 when it was
 * called wrongly.
 */
public final class ShapeCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USAGE = "usage: --samples FOLDER FILE";

    private final Samples samples;
    private final Set<ShapeProblem> problems = new LinkedHashSet<>();

    private ShapeCheck(Samples samples) {
        this.samples = samples;
    }

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /**
     * Everything in which traffic differs from the samples, each difference once.
     *
     * @param samples a folder with {@code api}, {@code events} and {@code app-backend}
     * @param traffic what was recorded; the caller closes it
     * @throws IllegalArgumentException where the folder holds no samples
     * @throws UncheckedIOException     where a sample cannot be read
     */
    public static List<ShapeProblem> check(Path samples, Stream<Recorded> traffic) {
        ShapeCheck check = new ShapeCheck(Samples.read(samples));
        traffic.forEachOrdered(check::compare);
        return List.copyOf(check.problems);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3 || !arguments[0].equals("--samples")) {
            err.println(USAGE);
            return 2;
        }
        try {
            List<Recorded> traffic = read(Path.of(arguments[2]));
            List<ShapeProblem> found = check(Path.of(arguments[1]), traffic.stream());
            found.forEach(out::println);
            out.println(found.isEmpty()
                    ? traffic.size() + " recorded bodies fit the samples."
                    : "Differences: " + found.size() + " in " + traffic.size() + " recorded bodies.");
            return found.isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException | UncheckedIOException e) {
            err.println("Cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static List<Recorded> read(Path file) throws IOException {
        List<Recorded> traffic = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                traffic.add(line(lines.get(i), file.getFileName() + ":" + (i + 1)));
            }
        }
        return traffic;
    }

    private static Recorded line(String line, String place) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.path("name").isTextual() || !node.has("body")) {
                throw new IllegalArgumentException(place + ": needs kind, name and body.");
            }
            return new Recorded(Recorded.Kind.of(node.path("kind").asText("")), node.path("name").asText(),
                    node.path("body"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place + ": not JSON.", e);
        }
    }

    private void compare(Recorded recorded) {
        SampleShape shape = samples.of(recorded.kind(), recorded.name());
        if (shape == null) {
            problems.add(new ShapeProblem(recorded.kind(), recorded.name(), "", "there is no sample of this"));
            return;
        }
        JsonNode body = recorded.body();
        switch (recorded.kind()) {
            case API, PAYLOAD -> value(recorded, "", body, shape);
            case EVENT -> event(recorded, body, shape);
        }
    }

    private void event(Recorded recorded, JsonNode body, SampleShape shape) {
        if (!body.path("event").isObject()) {
            value(recorded, "/event", body, shape);
            return;
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            boolean event = field.getKey().equals("event");
            field(recorded, "/" + field.getKey(), field.getValue(),
                    event ? shape : samples.envelope().field(field.getKey()));
        }
    }

    private void value(Recorded recorded, String path, JsonNode value, SampleShape shape) {
        SampleShape.Type type = SampleShape.Type.of(value);
        if (type == null) {
            return;
        }
        if (!shape.allows(type)) {
            report(recorded, path, "is " + type.word() + ", in the samples " + shape.expected());
            return;
        }
        if (shape.isOpen()) {
            return;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            field(recorded, path + "/" + field.getKey(), field.getValue(), shape.field(field.getKey()));
        }
        SampleShape item = shape.item();
        if (value.isArray() && item != null) {
            value.forEach(each -> value(recorded, path + "/*", each, item));
        }
    }

    private void field(Recorded recorded, String path, JsonNode value, @Nullable SampleShape shape) {
        if (KnownGap.covers(recorded.kind(), recorded.name(), path)) {
            return;
        }
        if (shape == null) {
            report(recorded, path, "does not exist in the samples");
        } else {
            value(recorded, path, value, shape);
        }
    }

    private void report(Recorded recorded, String path, String message) {
        problems.add(new ShapeProblem(recorded.kind(), recorded.name(), path, message));
    }
}
