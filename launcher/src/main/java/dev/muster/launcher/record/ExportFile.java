package dev.muster.launcher.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An incident's JSON export, read as the documented format says and no further. */
public final class ExportFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = "muster.export/1";

    private final JsonNode root;

    private ExportFile(JsonNode root) {
        this.root = root;
    }

    /**
     * One entry of the timeline.
     *
     * @param user    empty where nobody is named
     * @param text    as people read it
     * @param rawText as Slack has it
     */
    public record Line(String kind, String channel, String ts, String threadTs, String user, String text, String rawText) {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException where it is no export
     */
    public static ExportFile parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.path("schema").asText().equals(SCHEMA)) {
                throw new IllegalArgumentException(
                        "The export says it is %s (expected: %s)".formatted(root.path("schema"), SCHEMA));
            }
            return new ExportFile(root);
        } catch (IOException e) {
            throw new IllegalArgumentException("The export is no JSON: " + e.getMessage(), e);
        }
    }

    /** The whole of it. */
    public JsonNode json() {
        return root;
    }

    public String incident() {
        return root.path("incident").path("id").asText();
    }

    /** The id of the incident's channel; empty while it has none. */
    public String channel() {
        return root.path("incident").path("channel").path("id").asText("");
    }

    public String status() {
        return root.path("incident").path("status").asText();
    }

    /** The timeline, in its order. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : root.path("timeline")) {
            String text = entry.path("text").asText("");
            lines.add(new Line(entry.path("kind").asText(), entry.path("channel").asText(""), entry.path("ts").asText(""),
                    entry.path("thread_ts").asText(""), entry.path("actor").path("user").asText(""), text,
                    entry.path("data").path("raw_text").asText(text)));
        }
        return lines;
    }

    /**
     * Whether a later export of the same incident holds the same. Names that were not looked up yet when this one was made may
     * be known in the later one.
     */
    public boolean sameAs(ExportFile later) {
        return same(root, later.root);
    }

    private static boolean same(JsonNode one, JsonNode later) {
        if (one.isArray() && later.isArray() && one.size() == later.size()) {
            return IntStream.range(0, one.size()).allMatch(index -> same(one.path(index), later.path(index)));
        }
        if (one.isObject() && later.isObject() && one.size() == later.size()) {
            return one.properties().stream().allMatch(field -> later.has(field.getKey())
                    && ((field.getKey().equals("name") && field.getValue().isNull())
                            || same(field.getValue(), later.path(field.getKey()))));
        }
        return one.equals(later);
    }
}
