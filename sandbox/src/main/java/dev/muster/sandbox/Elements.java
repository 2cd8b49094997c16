package dev.muster.sandbox;

import java.util.ArrayList;
import java.util.List;

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

        Spot spot() {
            return new Spot(blockId(), actionId());
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

    static boolean holds(List<Element> elements, Use use) {
        return elements.stream().anyMatch(element -> isMeant(element, use));
    }

    /** The one that is meant; where several could be, whoever asks has to say more. */
    static Element find(List<Element> elements, Use use) {
        List<Element> meant = elements.stream().filter(element -> isMeant(element, use)).toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        String asked = use.actionId() + (use.value() == null ? "" : " with value " + use.value())
                + (use.blockId() == null ? "" : " in block " + use.blockId());
        List<String> all = elements.stream().map(e -> e.blockId() + "/" + e.actionId() + "=" + e.json().path("value").asText())
                .toList();
        throw new IllegalArgumentException(
                (meant.isEmpty() ? "there is no " : "there are several of ") + asked + " here: " + all);
    }

    private static boolean isMeant(Element element, Use use) {
        return element.actionId().equals(use.actionId()) && (use.blockId() == null || element.blockId().equals(use.blockId()))
                && (use.value() == null || element.json().path("value").asText().equals(use.value()));
    }
}
