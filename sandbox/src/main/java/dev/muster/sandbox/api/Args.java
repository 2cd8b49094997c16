package dev.muster.sandbox.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Refusal;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, whether they came as a form or as JSON. */
final class Args {
    private static final Set<String> TREES = Set.of("blocks", "attachments", "metadata", "view", "files", "unfurls");
    private final ObjectNode values;

    private Args(ObjectNode values) {
        this.values = values;
    }

    /** Reads a body and a query string; the body wins. */
    static Args read(@Nullable String contentType, String body, @Nullable String query) {
        ObjectNode values = Json.object();
        readForm(query == null ? "" : query, values);
        if (contentType != null && contentType.startsWith("application/json")) {
            JsonNode tree = Json.tryParse(body).filter(JsonNode::isObject).orElseThrow(() -> new Refusal("invalid_json"));
            values.setAll((ObjectNode) tree);
        } else {
            readForm(body, values);
        }
        for (String name : TREES) {
            JsonNode value = values.get(name);
            if (value != null && value.isTextual() && !value.textValue().isEmpty()) {
                Json.tryParse(value.textValue()).ifPresent(tree -> values.set(name, tree));
            }
        }
        return new Args(values);
    }

    private static void readForm(String form, ObjectNode into) {
        for (String pair : List.of(form.split("&", -1))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    ObjectNode withoutToken() {
        return values.deepCopy().without("token");
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        values.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Whether something was sent for it: null and an empty text are nothing. */
    boolean has(String name) {
        JsonNode value = values.get(name);
        return value != null && !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
    }

    /** Whether it was sent, be it empty. */
    boolean mentions(String name) {
        return values.has(name);
    }

    String text(String name) {
        return optional(name).orElse("");
    }

    Optional<String> optional(String name) {
        return has(name) ? Optional.of(values.path(name).asText()) : Optional.empty();
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> missing(name));
    }

    static Refusal missing(String name) {
        return new Refusal("invalid_arguments", List.of("[ERROR] missing required field: " + name));
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        return optional(name).map(value -> value.equals("1") || value.equalsIgnoreCase("true") || value.equals("t"))
                .orElse(otherwise);
    }

    int number(String name, int otherwise) {
        try {
            return optional(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Refusal("invalid_arguments", List.of("[ERROR] must be an integer [json-pointer:/" + name + "]"));
        }
    }

    /** What was sent as JSON; a text where it was no JSON. */
    Optional<JsonNode> tree(String name) {
        return has(name) ? Optional.of(values.path(name)) : Optional.empty();
    }

    /** Words with commas between them, or a JSON list. */
    List<String> list(String name) {
        JsonNode value = values.path(name);
        List<String> words = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(word -> words.add(word.asText()));
            return words;
        }
        for (String word : List.of(text(name).split(",", -1))) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
