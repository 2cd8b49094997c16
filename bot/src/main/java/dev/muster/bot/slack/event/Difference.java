package dev.muster.bot.slack.event;

import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells whether a message reads differently, leaving aside what Slack changes by itself. */
final class Difference {
    private Difference() {}

    /** Whether text, blocks, attachments and files are the same in both. */
    static boolean none(JsonNode before, JsonNode now) {
        return Fields.textOrEmpty(before, "text").equals(Fields.textOrEmpty(now, "text"))
                && withoutIds(before.path("blocks")).equals(withoutIds(now.path("blocks")))
                && ownAttachments(before).equals(ownAttachments(now))
                && fileIds(before).equals(fileIds(now));
    }

    /** Slack gives blocks new ids whenever it stores a message again. */
    private static JsonNode withoutIds(JsonNode blocks) {
        if (!blocks.isArray()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode block : blocks) {
            kept.add(block instanceof ObjectNode object ? object.deepCopy().without("block_id") : block);
        }
        return kept;
    }

    private static ArrayNode ownAttachments(JsonNode message) {
        ArrayNode own = JsonNodeFactory.instance.arrayNode();
        JsonNode attachments = message.path("attachments");
        for (JsonNode attachment : attachments.isArray() ? attachments : own) {
            if (!TextOf.isUnfurl(attachment)) {
                own.add(attachment);
            }
        }
        return own;
    }

    private static Set<String> fileIds(JsonNode message) {
        Set<String> ids = new HashSet<>();
        for (JsonNode file : MessageReader.files(message)) {
            ids.add(file.path("id").asText() + " " + file.path("name").asText());
        }
        return ids;
    }
}
