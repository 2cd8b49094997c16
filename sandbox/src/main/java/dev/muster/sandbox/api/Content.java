package dev.muster.sandbox.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.blockkit.Problem;
import dev.muster.sandbox.workspace.Ids;
import dev.muster.sandbox.workspace.Refusal;
import org.jspecify.annotations.Nullable;

/** What a message is to say, checked. Null means that nothing was said about that part. */
record Content(@Nullable String text, @Nullable ArrayNode blocks, @Nullable ArrayNode attachments,
        @Nullable ObjectNode metadata) {
    private static final int MAX_TEXT = 40_000;
    private static final int MAX_MARKDOWN = 12_000;
    private static final int MAX_ATTACHMENTS = 100;
    private static final int MAX_METADATA = 16_000;

    /** From the arguments of a call. */
    static Content of(Args args, BlockRules rules, Ids ids) {
        return of(args::tree, rules, ids);
    }

    /** From the body of a response. */
    static Content of(JsonNode body, BlockRules rules, Ids ids) {
        return of(name -> Optional.ofNullable(body.get(name)).filter(value -> !value.isNull()), rules, ids);
    }

    private static Content of(Function<String, Optional<JsonNode>> part, BlockRules rules, Ids ids) {
        String text = part.apply("text").map(JsonNode::asText).orElse(null);
        Optional<String> markdown = part.apply("markdown_text").map(JsonNode::asText);
        Optional<JsonNode> given = part.apply("blocks");
        Optional<JsonNode> attached = part.apply("attachments");
        refuse(rules.message(given.orElseGet(MissingNode::getInstance), attached.orElseGet(MissingNode::getInstance)));
        ArrayNode blocks = given.map(tree -> blocks(tree, ids)).orElse(null);
        if (markdown.isPresent()) {
            if (text != null || blocks != null) {
                throw new Refusal("markdown_text_conflict");
            }
            text = markdown.get();
            if (text.length() > MAX_MARKDOWN) {
                throw new Refusal("msg_too_long");
            }
        }
        return new Content(text, blocks, attached.map(tree -> attachments(tree, ids)).orElse(null),
                part.apply("metadata").map(Content::metadata).orElse(null));
    }

    private static ArrayNode blocks(JsonNode tree, Ids ids) {
        if (!(tree instanceof ArrayNode array)) {
            throw new Refusal("invalid_blocks_format");
        }
        return BlockIds.filled(array, ids);
    }

    static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(problems.getFirst().error(), problems.stream().map(Problem::asResponseMessage).toList());
        }
    }

    private static ArrayNode attachments(JsonNode tree, Ids ids) {
        if (!(tree instanceof ArrayNode array)) {
            throw new Refusal("invalid_attachments");
        }
        if (array.size() > MAX_ATTACHMENTS) {
            throw new Refusal("too_many_attachments");
        }
        ArrayNode kept = array.deepCopy();
        int id = 1;
        for (JsonNode attachment : kept) {
            if (attachment instanceof ObjectNode object) {
                object.put("id", id++);
                if (object.get("blocks") instanceof ArrayNode inner) {
                    object.set("blocks", BlockIds.filled(inner, ids));
                }
            }
        }
        return kept;
    }

    private static ObjectNode metadata(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            throw new Refusal("invalid_metadata_format");
        }
        if (!object.path("event_type").isTextual() || object.path("event_type").textValue().isBlank()
                || !object.path("event_payload").isObject() || object.size() != 2) {
            throw new Refusal("invalid_metadata_format");
        }
        if (object.toString().length() > MAX_METADATA) {
            throw new Refusal("metadata_too_large");
        }
        return object;
    }

    Content orNoText() {
        boolean empty = (text == null || text.isBlank()) && (blocks == null || blocks.isEmpty())
                && (attachments == null || attachments.isEmpty());
        if (empty) {
            throw new Refusal("no_text");
        }
        return this;
    }

    /** The text, cut where Slack cuts it. */
    String shownText() {
        String whole = text == null ? "" : text;
        return whole.length() > MAX_TEXT ? whole.substring(0, MAX_TEXT) : whole;
    }
}
