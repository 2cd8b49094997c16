package dev.muster.sandbox.wire;

import java.util.Collection;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reading and writing JSON, in the few ways the sandbox needs. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** An array of texts. */
    public static ArrayNode texts(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** The tree that {@code text} holds; empty where it is no JSON. */
    public static Optional<JsonNode> tryParse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree == null || tree instanceof MissingNode ? Optional.empty() : Optional.of(tree);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The tree that {@code text} holds. */
    public static JsonNode parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("this is no JSON: " + text));
    }

    public static String write(JsonNode tree) {
        return tree.toString();
    }

    /** The text in a field; null where it is missing, null or no text. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }

    /** Sets a text where there is one. */
    static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    /** Sets a part where there is one. */
    static void set(ObjectNode node, String field, @Nullable JsonNode value) {
        if (value != null) {
            node.set(field, value);
        }
    }
}
