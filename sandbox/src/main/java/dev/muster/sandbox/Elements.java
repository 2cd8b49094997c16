package dev.muster.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Post;

/** The things in blocks that a person can use. */
final class Elements {
    private Elements() {}

    /** One of them, in its block. */
    record Element(JsonNode block, ObjectNode json) {
        String blockId() {
            return block.path("block_id").asText();
        }

        String actionId() {
            return json.path("action_id").asText();
        }

        String type() {
            return json.path("type").asText();
        }

        boolean isInput() {
            return block.path("type").asText().equals("input");
        }
    }

    static List<Element> in(Post post) {
        List<Element> found = new ArrayList<>();
        if (post.blocks() != null) {
            found.addAll(in(post.blocks()));
        }
        if (post.attachments() != null) {
            post.attachments().forEach(attachment -> found.addAll(in(attachment.path("blocks"))));
        }
        return found;
    }

    static List<Element> in(JsonNode blocks) {
        List<Element> found = new ArrayList<>();
        for (JsonNode block : blocks) {
            add(block, block.path("accessory"), found);
            add(block, block.path("element"), found);
            block.path("elements").forEach(element -> add(block, element, found));
        }
        return found;
    }

    private static void add(JsonNode block, JsonNode element, List<Element> found) {
        if (element instanceof ObjectNode object && object.path("action_id").isTextual()) {
            found.add(new Element(block, object));
        }
    }

    /** The first with this action id, and with this value where one is given. */
    static Element find(List<Element> elements, String actionId, Optional<String> value) {
        return elements.stream().filter(element -> element.actionId().equals(actionId))
                .filter(element -> value.isEmpty() || element.json().path("value").asText().equals(value.get())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + actionId + value.map(v -> " with value " + v).orElse("")
                                + " here, only "
                                + elements.stream().map(e -> e.actionId() + "=" + e.json().path("value").asText()).toList()));
    }
}
