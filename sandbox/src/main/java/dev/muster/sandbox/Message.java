package dev.muster.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Timestamps;

/** A message as it stood when it was asked for. Changing its JSON changes nothing in the workspace. */
public record Message(Post post) {

    public String channelId() {
        return post.channel();
    }

    public String ts() {
        return post.ts();
    }

    /** When it was written, to the microsecond. */
    public Instant writtenAt() {
        return Timestamps.instant(post.ts());
    }

    public String text() {
        return post.text();
    }

    /** Who wrote it; empty for what a webhook posted. */
    public Optional<String> userId() {
        return Optional.ofNullable(post.user());
    }

    /** The bot that wrote it; empty for people. */
    public Optional<String> botId() {
        return Optional.ofNullable(post.botId());
    }

    public Optional<String> subtype() {
        return Optional.ofNullable(post.subtype());
    }

    /** Its blocks; an empty list where it has none. */
    public JsonNode blocks() {
        return copy(post.blocks() == null ? Json.array() : post.blocks());
    }

    public JsonNode attachments() {
        return copy(post.attachments() == null ? Json.array() : post.attachments());
    }

    /** Its metadata: {@code event_type} and {@code event_payload}. */
    public Optional<JsonNode> metadata() {
        return Optional.ofNullable(post.metadata()).map(Message::copy);
    }

    /** The type that its metadata names; empty where it has none. */
    public String eventType() {
        return metadata().map(json -> json.path("event_type").asText()).orElse("");
    }

    /** The message that it answers; empty where it starts a thread or stands alone. */
    public Optional<String> threadTs() {
        return post.isReply() ? Optional.ofNullable(post.threadTs()) : Optional.empty();
    }

    public boolean isEdited() {
        return post.edited() != null;
    }

    /** Only one person sees it. */
    public boolean isEphemeral() {
        return post.ephemeral();
    }

    /** It was deleted, but its replies keep its place. */
    public boolean isTombstone() {
        return post.isTombstone();
    }

    /** User ids by emoji name. */
    public Map<String, List<String>> reactions() {
        return post.reactions();
    }

    public List<String> fileIds() {
        return post.files();
    }

    /** The action ids of everything in it that can be used. */
    public List<String> actionIds() {
        return Elements.in(post).stream().map(element -> element.json().path("action_id").asText()).toList();
    }

    public boolean hasAction(String actionId) {
        return actionIds().contains(actionId);
    }

    /** All that can be read in it: the text, then every text of its blocks and attachments, a line each. */
    public String everyText() {
        List<String> lines = new ArrayList<>();
        lines.add(post.text());
        texts(blocks(), lines);
        texts(attachments(), lines);
        return String.join("\n", lines);
    }

    private static void texts(JsonNode node, List<String> into) {
        if (node.path("text").isTextual()) {
            into.add(node.path("text").textValue());
        }
        node.forEach(child -> texts(child, into));
    }

    private static JsonNode copy(JsonNode tree) {
        return tree.deepCopy();
    }
}
