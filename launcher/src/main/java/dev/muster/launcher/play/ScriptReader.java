package dev.muster.launcher.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads scripts: a title and a list of steps, in YAML. Refuses what it does not understand, and says in which line. */
public final class ScriptReader {
    private static final YAMLMapper YAML = YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private ScriptReader() {}

    /**
     * Reads the file at {@code nameOrPath}, or the example of that name in {@code folder}.
     *
     * @throws UnusableScriptException where there is none, or it is wrong somewhere
     */
    public static Script read(String nameOrPath, Path folder) {
        Path path = find(nameOrPath, folder);
        String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        try (JsonParser parser = YAML.getFactory().createParser(Files.readString(path))) {
            return script(name, parser);
        } catch (JsonProcessingException e) {
            throw new UnusableScriptException("%s is not readable as YAML (line %d): %s".formatted(path,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UnusableScriptException("%s cannot be read.".formatted(path));
        }
    }

    private static Path find(String nameOrPath, Path folder) {
        for (Path path : List.of(folder.resolve(nameOrPath + ".yml"), Path.of(nameOrPath))) {
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        throw new UnusableScriptException("There is no script %s: neither %s nor a file of that path.".formatted(nameOrPath,
                folder.resolve(nameOrPath + ".yml")));
    }

    private static Script script(String name, JsonParser parser) throws IOException {
        String title = name;
        List<Step> steps = new ArrayList<>();
        NavigableMap<Integer, Duration> times = new TreeMap<>();
        Map<Integer, String> marks = new HashMap<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnusableScriptException("A script begins with title and steps.");
        }
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("title")) {
                title = parser.getText();
            } else if (field.equals("steps") && value == JsonToken.START_ARRAY) {
                steps(parser, steps, times, marks);
            } else {
                throw new UnusableScriptException(
                        "Line %d: a script has a title and a list of steps, not “%s”.".formatted(line(parser), field));
            }
        }
        if (steps.isEmpty()) {
            throw new UnusableScriptException("The script %s has no steps.".formatted(name));
        }
        return new Script(name, title, steps, times, marks);
    }

    private static void steps(JsonParser parser, List<Step> steps, NavigableMap<Integer, Duration> times,
            Map<Integer, String> marks)
            throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Where where = new Where(steps.size() + 1, line(parser));
            JsonNode tree = YAML.readTree(parser);
            StepReader reader = new StepReader(where, tree);
            reader.time().ifPresent(time -> {
                if (!times.isEmpty() && times.lastEntry().getValue().compareTo(time) > 0) {
                    throw new UnusableScriptException(where, "its time lies before that of an earlier step.");
                }
                times.put(where.step(), time);
            });
            reader.mark().ifPresent(mark -> marks.put(where.step(), mark));
            steps.add(reader.step());
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
