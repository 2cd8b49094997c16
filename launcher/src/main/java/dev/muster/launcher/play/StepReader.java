package dev.muster.launcher.play;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.play.Expectation.Kind;

/** Reads one step. Each word of it must be one that its kind of step knows. */
final class StepReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The words that say what kind of step it is, each with those that may stand beside it. The more telling ones come first. */
    private static final Map<String, Set<String>> KINDS = kinds();
    /** When it happens and what the moment is called; any step may say so. */
    private static final Set<String> FOR_ALL = Set.of("at", "mark");
    private static final List<String> FORMATS = List.of("json", "md", "html", "csv");

    private final Where where;
    private final JsonNode json;

    StepReader(Where where, JsonNode json) {
        this.where = where;
        this.json = json;
    }

    private static Map<String, Set<String>> kinds() {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        kinds.put("command", Set.of("as", "in", "sees"));
        kinds.put("edits", Set.of("as", "says"));
        kinds.put("deletes", Set.of("as"));
        kinds.put("reacts", Set.of("as", "with"));
        kinds.put("unreacts", Set.of("as", "with"));
        kinds.put("pins", Set.of("as"));
        kinds.put("unpins", Set.of("as"));
        kinds.put("uploads", Set.of("as", "in", "content", "says", "id"));
        kinds.put("joins", Set.of("as"));
        kinds.put("leaves", Set.of("as"));
        kinds.put("clicks", Set.of("as", "on"));
        kinds.put("shortcut", Set.of("as"));
        kinds.put("submits", Set.of("as"));
        kinds.put("webhook", Set.of("posts", "in", "id"));
        kinds.put("expect", Set.of());
        kinds.put("export", Set.of());
        kinds.put("says", Set.of("as", "in", "replies", "broadcast", "id"));
        return kinds;
    }

    /** The time of day at which it happens, where it says so: {@code at: "12:55"}. */
    Optional<Duration> time() {
        return maybe("at").map(written -> {
            try {
                return Duration.ofSeconds(LocalTime.parse(written).toSecondOfDay());
            } catch (DateTimeParseException e) {
                throw wrong("at: “%s” (expected: a time in quotes, such as \"12:55\")".formatted(written));
            }
        });
    }

    /** What this moment is called, where it is one that matters. */
    Optional<String> mark() {
        return maybe("mark");
    }

    Step step() {
        if (!json.isObject()) {
            throw wrong("a step is a set of words and values, such as {as: anna, says: hello}");
        }
        Set<String> words = new LinkedHashSet<>();
        json.fieldNames().forEachRemaining(words::add);
        String kind = KINDS.keySet().stream().filter(words::contains).findFirst()
                .orElseThrow(() -> wrong(
                        "none of its words says what happens (one of %s)".formatted(String.join(", ", KINDS.keySet()))));
        Set<String> allowed = KINDS.getOrDefault(kind, Set.of());
        words.stream().filter(word -> !word.equals(kind) && !allowed.contains(word) && !FOR_ALL.contains(word)).findFirst()
                .ifPresent(word -> {
                    throw wrong("“%s” does not go with “%s” (possible: %s)".formatted(word, kind,
                            String.join(", ", allowed.stream().sorted().toList())));
                });
        return step(kind);
    }

    private Step step(String kind) {
        return switch (kind) {
            case "command" -> command();
            case "edits" -> new Step.Edit(where, text("as"), text(kind), text("says"));
            case "deletes" -> new Step.Delete(where, text("as"), text(kind));
            case "reacts", "unreacts" -> new Step.React(where, text("as"), text(kind), text("with"), kind.equals("reacts"));
            case "pins", "unpins" -> new Step.Pin(where, text("as"), text(kind), kind.equals("pins"));
            case "uploads" -> new Step.Upload(where, text("as"), in(), text(kind), maybe("content").orElse(""),
                    maybe("says").orElse(""), maybe("id"));
            case "joins", "leaves" -> new Step.Join(where, text("as"), text(kind), kind.equals("joins"));
            case "clicks" -> new Step.Click(where, text("as"), text(kind), text("on"));
            case "shortcut" -> new Step.Shortcut(where, text("as"), text(kind));
            case "submits" -> new Step.Submit(where, text("as"), values());
            case "webhook" -> new Step.Webhook(where, text(kind), in(), text("posts"), maybe("id"));
            case "expect" -> new Step.Expect(where, expectation(json.path(kind)));
            case "export" -> export();
            default -> new Step.Say(where, text("as"), in(), text("says"), maybe("replies"), json.path("broadcast").asBoolean(),
                    maybe("id"));
        };
    }

    private Step command() {
        String line = text("command");
        if (!line.startsWith("/")) {
            throw wrong("a command begins with a slash, not “%s”".formatted(line));
        }
        return new Step.Command(where, text("as"), in(), line, maybe("sees"));
    }

    private Step export() {
        String format = text("export");
        if (!FORMATS.contains(format)) {
            throw wrong("there is no export as %s (possible: %s)".formatted(format, String.join(", ", FORMATS)));
        }
        return new Step.Export(where, format);
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        json.path("submits").properties().forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return values;
    }

    private Expectation expectation(JsonNode expected) {
        StepReader inner = new StepReader(where, expected);
        Set<String> words = new LinkedHashSet<>();
        expected.fieldNames().forEachRemaining(words::add);
        List<Kind> kinds = List.of(Kind.values()).stream().filter(kind -> words.contains(word(kind))).toList();
        if (kinds.size() != 1) {
            throw wrong("an expectation names one of "
                    + String.join(", ", List.of(Kind.values()).stream().map(StepReader::word).toList()));
        }
        Kind kind = kinds.getFirst();
        words.stream().filter(word -> !word.equals(word(kind)) && !Set.of("in", "as", "within").contains(word)).findFirst()
                .ifPresent(word -> {
                    throw wrong("“%s” does not go with “%s”".formatted(word, word(kind)));
                });
        boolean personal = kind == Kind.SEES || kind == Kind.DIRECT || kind == Kind.FORM;
        String in = kind == Kind.ANNOUNCEMENT ? inner.maybe("in").orElse("incidents") : inner.in();
        return new Expectation(kind, inner.text(word(kind)), in, personal ? inner.text("as") : "",
                inner.maybe("within").map(this::duration).orElse(PATIENCE));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Duration duration(String written) {
        if (!written.matches("\\d{1,3}s")) {
            throw wrong("within: “%s” (expected: seconds, such as 5s)".formatted(written));
        }
        return Duration.ofSeconds(Long.parseLong(written.substring(0, written.length() - 1)));
    }

    private String in() {
        return maybe("in").orElse(Step.INCIDENT);
    }

    private Optional<String> maybe(String word) {
        return Optional.ofNullable(json.get(word)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    private String text(String word) {
        return maybe(word).filter(text -> !text.isBlank()).orElseThrow(() -> wrong("“%s” is missing".formatted(word)));
    }

    private UnusableScriptException wrong(String why) {
        return new UnusableScriptException(where, why + ".");
    }
}
