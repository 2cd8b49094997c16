package dev.muster.sandbox.api;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.PostJson;

/** Which fields of a message each answer carries. */
final class PostAnswers {
    private static final Set<String> POSTED = Set.of("bot_id", "type", "text", "user", "ts", "team", "bot_profile", "thread_ts",
            "parent_user_id", "subtype", "root", "app_id", "metadata", "attachments", "blocks");
    private static final Set<String> UPDATED = Set.of("bot_id", "type", "text", "user", "team", "bot_profile", "edited", "app_id",
            "metadata", "files", "blocks", "attachments");
    private static final Set<String> LISTED = Set.of("type", "subtype", "text", "bot_id", "ts", "thread_ts", "root", "username",
            "parent_user_id", "reply_count", "reply_users_count", "latest_reply", "reply_users", "subscribed", "user", "team",
            "bot_profile", "upload", "display_as_bot", "edited", "topic", "purpose", "client_msg_id", "reactions", "app_id",
            "metadata",
            "inviter", "is_locked", "files", "blocks", "attachments");
    private static final Set<String> REACTED = Set.of("bot_id", "type", "text", "user", "ts", "team", "bot_profile", "reactions",
            "permalink", "app_id", "blocks");
    static final Set<String> PINNED = Set.of("bot_id", "type", "text", "user", "ts", "app_id", "team", "bot_profile", "pinned_to",
            "permalink");

    private PostAnswers() {}

    static ObjectNode posted(ObjectNode message) {
        return PostJson.keep(message, POSTED);
    }

    static ObjectNode updated(ObjectNode message) {
        return PostJson.keep(message, UPDATED);
    }

    static ObjectNode listed(ObjectNode message) {
        if (message.get("root") instanceof ObjectNode root) {
            root.remove(List.of("user", "team"));
        }
        return PostJson.keep(message, LISTED);
    }

    static ObjectNode inThread(ObjectNode message) {
        return listed(message).without(List.of("client_msg_id", "root"));
    }

    static ObjectNode reacted(ObjectNode message) {
        return PostJson.keep(message, REACTED);
    }
}
