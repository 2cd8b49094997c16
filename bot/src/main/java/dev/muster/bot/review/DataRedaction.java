package dev.muster.bot.review;

import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Goes through data of any shape, so that nothing is overlooked that comes later.
 *
 * @param dropped fields that go, with all that is in them
 * @param fields  what becomes of the name of a field, such as an id that something is listed by
 * @param words   what becomes of a text
 */
record DataRedaction(Set<String> dropped, UnaryOperator<String> fields, UnaryOperator<String> words) {
    DataRedaction {
        dropped = Set.copyOf(dropped);
    }

    /** The data afterwards; the original stays as it is. */
    ObjectNode of(ObjectNode data) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        data.properties().forEach(field -> {
            if (!dropped.contains(field.getKey())) {
                kept.set(fields.apply(field.getKey()), of(field.getValue()));
            }
        });
        return kept;
    }

    /** The same for data that may be no object. */
    JsonNode of(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> of(object);
            case ArrayNode array -> {
                ArrayNode kept = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> kept.add(of(element)));
                yield kept;
            }
            default -> data.isTextual() ? JsonNodeFactory.instance.textNode(words.apply(data.asText())) : data;
        };
    }
}
