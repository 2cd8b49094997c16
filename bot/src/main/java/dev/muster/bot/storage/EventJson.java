package dev.muster.bot.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.incident.IncidentEvent;

/** The data of timeline entries. An event's are its components by name; they are never read back into an event. */
final class EventJson {
    private static final ObjectMapper MAPPER = Json.mapper().build();

    private EventJson() {}

    static ObjectNode of(IncidentEvent event) {
        return MAPPER.valueToTree(event);
    }

    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    static String write(JsonNode data) {
        return Json.write(MAPPER, data);
    }

    static JsonNode read(String data) {
        return Json.read(MAPPER, data);
    }
}
