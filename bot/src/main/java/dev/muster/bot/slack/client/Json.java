package dev.muster.bot.slack.client;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reading and writing JSON trees. Readers ask for what they need and take anything else for not there. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass().getSimpleName(), e);
        }
    }

    /** The text at this JSON pointer; empty where there is none, or it is blank or no text. */
    static Optional<String> text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isTextual() && !found.textValue().isBlank() ? Optional.of(found.textValue()) : Optional.empty();
    }
}
