package dev.muster.sandbox.delivery;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.wire.PostJson;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;

/** Message events: which fields each subtype carries. */
final class MessageEvents {
    private static final Set<String> PLAIN = Set.of("client_msg_id", "type", "team", "user", "bot_id", "bot_profile", "text",
            "blocks",
            "attachments", "ts", "parent_user_id", "thread_ts", "edited", "app_id", "metadata");
    private static final Set<String> SYSTEM = Set.of("type", "subtype", "team", "user", "text", "ts");
    private static final Map<String, Set<String>> BY_SUBTYPE = Map.ofEntries(
            Map.entry("bot_message",
                    Set.of("type", "subtype", "bot_id", "username", "text", "blocks", "attachments", "thread_ts", "ts")),
            Map.entry("file_share",
                    Set.of("type", "subtype", "text", "blocks", "attachments", "files", "upload", "display_as_bot", "user",
                            "bot_id", "app_id",
                            "parent_user_id", "ts", "thread_ts")),
            Map.entry("thread_broadcast",
                    Set.of("client_msg_id", "type", "subtype", "user", "bot_id", "app_id", "root", "text", "blocks",
                            "attachments", "ts",
                            "thread_ts")),
            Map.entry("me_message", Set.of("type", "subtype", "user", "text", "ts")),
            Map.entry("channel_join", with("inviter")), Map.entry("channel_leave", SYSTEM),
            Map.entry("channel_name", with("name", "old_name")), Map.entry("channel_archive", SYSTEM),
            Map.entry("channel_unarchive", SYSTEM),
            Map.entry("channel_topic", Set.of("type", "subtype", "user", "text", "topic", "ts")),
            Map.entry("channel_purpose", Set.of("type", "subtype", "user", "text", "purpose", "ts")));
    private static final Set<String> CHANGED = Set.of("client_msg_id", "type", "subtype", "user", "team", "bot_id", "bot_profile",
            "edited",
            "text", "blocks", "attachments", "upload", "display_as_bot", "thread_ts", "parent_user_id", "ts", "reply_count",
            "reply_users_count", "latest_reply", "hidden", "is_locked", "subscribed", "app_id", "metadata", "files");
    private static final Set<String> MENTION = Set.of("client_msg_id", "type", "subtype", "user", "bot_id", "app_id",
            "bot_profile", "text",
            "blocks", "ts", "team", "thread_ts", "edited");

    private final PostJson posts;

    MessageEvents(PostJson posts) {
        this.posts = posts;
    }

    private static Set<String> with(String... more) {
        Set<String> keys = new HashSet<>(SYSTEM);
        keys.addAll(Set.of(more));
        return keys;
    }

    ObjectNode added(Conversation c, Post post) {
        String subtype = post.subtype();
        Set<String> keys = subtype == null ? PLAIN : BY_SUBTYPE.getOrDefault(subtype, PLAIN);
        ObjectNode event = PostJson.keep(posts.withMetadata(post), keys);
        if (subtype != null) {
            event.put("subtype", subtype);
        }
        return event.put("channel", c.id()).put("event_ts", post.ts()).put("channel_type", c.kind().type());
    }

    ObjectNode mention(Conversation c, Post post) {
        return PostJson.keep(posts.of(post), MENTION).put("type", "app_mention").put("channel", c.id()).put("event_ts",
                post.ts());
    }

    ObjectNode changed(Conversation c, Post before, Post after, String eventTs) {
        ObjectNode event = Json.object().put("type", "message").put("subtype", "message_changed");
        ObjectNode message = PostJson.keep(posts.withMetadata(after), CHANGED);
        if (after.isTombstone()) {
            message.put("hidden", true);
        }
        event.set("message", message);
        event.set("previous_message", PostJson.keep(posts.withMetadata(before), CHANGED));
        return outer(event, c, eventTs);
    }

    ObjectNode deleted(Conversation c, Post before, String eventTs) {
        ObjectNode event = Json.object().put("type", "message").put("subtype", "message_deleted");
        event.set("previous_message", PostJson.keep(posts.withMetadata(before), CHANGED));
        return outer(event.put("deleted_ts", before.ts()), c, eventTs);
    }

    private static ObjectNode outer(ObjectNode event, Conversation c, String eventTs) {
        return event.put("channel", c.id()).put("hidden", true).put("ts", eventTs).put("event_ts", eventTs)
                .put("channel_type", c.kind().type());
    }
}
