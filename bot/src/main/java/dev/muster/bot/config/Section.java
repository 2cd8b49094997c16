package dev.muster.bot.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.muster.bot.time.Durations;
import dev.muster.bot.words.NearMiss;

/** One mapping of the settings file, read key by key. Whatever nobody asked for is an error, said with the key that was meant. */
final class Section {
    private final String path;
    private final JsonNode node;
    private final List<ConfigProblem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, JsonNode node, List<ConfigProblem> problems) {
        this.path = path;
        this.node = node.isObject() ? node : MissingNode.getInstance();
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            problems.add(new ConfigProblem(path.isEmpty() ? "muster.yml" : path, "expected keys with values below it"));
        }
    }

    Section section(String key) {
        return new Section(at(key), value(key), problems);
    }

    Optional<String> text(String key) {
        JsonNode value = value(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            problem(key, "expected one value, found a list or keys");
            return Optional.empty();
        }
        return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    /** Whether the first of two words stands there, as it does where none does. */
    boolean either(String key, String usual, String other) {
        String written = text(key).orElse(usual);
        if (!written.equals(usual) && !written.equals(other)) {
            problem(key, "'%s' (expected: %s or %s)".formatted(written, usual, other));
        }
        return !written.equals(other);
    }

    Duration duration(String key, Duration otherwise) {
        return text(key).map(text -> duration(key, text, otherwise)).orElse(otherwise);
    }

    List<Duration> durations(String key, List<Duration> otherwise) {
        JsonNode value = value(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isArray() || value.isEmpty()) {
            problem(key, "expected a list of lengths of time, such as [90m, 120m]");
            return otherwise;
        }
        List<Duration> durations = new ArrayList<>();
        value.forEach(item -> durations.add(duration(key, item.asText(), Duration.ofMinutes(1))));
        return durations;
    }

    private Duration duration(String key, String written, Duration otherwise) {
        Optional<Duration> parsed = Durations.parse(written).filter(length -> length.compareTo(Duration.ofSeconds(1)) >= 0);
        if (parsed.isEmpty()) {
            problem(key, "'%s' is not a length of time (expected: such as 90s, 2m, 1h30m)".formatted(written));
        }
        return parsed.orElse(otherwise);
    }

    void problem(String key, String sentence) {
        problems.add(new ConfigProblem(at(key), sentence));
    }

    /** Whether the key stands there without a value, as it does when YAML takes the value for a comment. */
    boolean isEmpty(String key) {
        return node.path(key).isNull();
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** The keys that stand there, for a mapping whose keys people choose. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Lines of text; empty where the key is not there. */
    List<String> lines(String key) {
        JsonNode value = value(key);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        value.forEach(item -> lines.add(item.asText().strip()));
        if (!value.isArray() || lines.isEmpty() || lines.stream().anyMatch(String::isEmpty)) {
            problem(key, "expected a list of lines of text");
            return List.of();
        }
        return lines;
    }

    /** Call when every key was asked for: the rest is unknown. */
    void close() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                List<String> near = NearMiss.of(name, known);
                problem(name, near.isEmpty()
                        ? "unknown key (known here: %s)".formatted(String.join(", ", known))
                        : "unknown key; did you mean %s?".formatted(near.getFirst()));
            }
        });
    }

    private JsonNode value(String key) {
        known.add(key);
        return node.path(key);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
