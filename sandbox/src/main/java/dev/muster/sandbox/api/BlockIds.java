package dev.muster.sandbox.api;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Ids;

/** Blocks and elements that came without an id get one, so that an answer can name them. */
final class BlockIds {
    private static final Set<String> NO_ACTION = Set.of("image", "plain_text", "mrkdwn", "rich_text_section", "rich_text_list",
            "rich_text_preformatted", "rich_text_quote");

    private BlockIds() {}

    static ArrayNode filled(ArrayNode blocks, Ids ids) {
        ArrayNode copy = blocks.deepCopy();
        for (JsonNode block : copy) {
            if (block instanceof ObjectNode object) {
                fill(object, "block_id", ids);
                fillAction(object.get("accessory"), ids);
                fillAction(object.get("element"), ids);
                object.path("elements").forEach(element -> fillAction(element, ids));
            }
        }
        return copy;
    }

    private static void fillAction(JsonNode element, Ids ids) {
        if (element instanceof ObjectNode object && !NO_ACTION.contains(object.path("type").asText())) {
            fill(object, "action_id", ids);
        }
    }

    private static void fill(ObjectNode object, String field, Ids ids) {
        if (object.path(field).asText("").isEmpty()) {
            object.put(field, ids.secret(5));
        }
    }
}
