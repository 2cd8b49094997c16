package dev.muster.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Elements.Element;
import dev.muster.sandbox.wire.Json;

/**
 * What people have put into forms, Home tabs and messages. It stays for as long as the block and the element keep their ids, also when the
 * app changes what stands around them.
 */
final class Entries {
    private final Map<String, Map<Spot, ObjectNode>> byPlace = new ConcurrentHashMap<>();

    /** Adds to what stands in a place (the id of a view, or of a message and its reader), and tells what stands there then. */
    ObjectNode put(String place, List<Element> elements, Map<Spot, ObjectNode> values) {
        Map<Spot, ObjectNode> all = byPlace.merge(place, Map.copyOf(values), Entries::both);
        ObjectNode states = Json.object();
        for (Element element : elements) {
            ObjectNode initial = Values.initial(element);
            if (initial != null) {
                ObjectNode entered = all.get(element.spot());
                boolean fits = entered != null && entered.path("type").asText().equals(element.type());
                states.withObjectProperty(element.blockId()).set(element.actionId(), fits ? entered : initial);
            }
        }
        return states;
    }

    private static Map<Spot, ObjectNode> both(Map<Spot, ObjectNode> before, Map<Spot, ObjectNode> added) {
        Map<Spot, ObjectNode> all = new HashMap<>(before);
        all.putAll(added);
        return Map.copyOf(all);
    }

    void forget(String place) {
        byPlace.remove(place);
    }
}
