package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import org.jspecify.annotations.Nullable;

/** Reads messages, whether they come as an event or stand in a channel's history. */
final class MessageReader {
    private MessageReader() {}

    /** What this message says happened; empty for what is only worth keeping raw. */
    static List<Happening> read(ChannelId channel, JsonNode message) {
        String subtype = Fields.textOrEmpty(message, "subtype");
        return switch (subtype) {
            case "", "thread_broadcast", "file_share", "me_message", "bot_message" -> written(channel, message, subtype);
            case "message_changed" -> changed(channel, message);
            case "message_deleted" -> deleted(channel, message);
            default -> NoticeReader.fromMessage(channel, subtype, message);
        };
    }

    private static List<Happening> written(ChannelId channel, JsonNode message, String subtype) {
        SlackTs ts = Fields.ts(message, "ts");
        UserId user = Fields.user(message, "user");
        boolean bot = "bot_message".equals(subtype) || Fields.text(message, "bot_id") != null;
        if (ts == null || (user == null && !bot)) {
            return List.of();
        }
        return List.of(new Happening.Message(channel, ts, thread(message, ts), user, user == null ? nameOfBot(message) : null,
                TextOf.message(message), data(message, subtype)));
    }

    /** Slack tells of a change for many reasons, such as a link's preview that arrived; only new words or files count. */
    private static List<Happening> changed(ChannelId channel, JsonNode event) {
        JsonNode now = event.path("message");
        JsonNode before = event.path("previous_message");
        SlackTs ts = Fields.ts(now, "ts");
        if (ts == null) {
            return List.of();
        }
        if ("tombstone".equals(Fields.text(now, "subtype"))) {
            return List.of(deletion(channel, ts, before, event));
        }
        SlackTs editedTs = Fields.ts(now.path("edited"), "ts");
        if (before.isObject() ? Difference.none(before, now) : editedTs == null) {
            return List.of();
        }
        SlackTs version = editedTs != null ? editedTs : firstTs(event);
        return version == null ? List.of() : List.of(edit(channel, ts, version, now));
    }

    /** The version of a message that its {@code edited} mark stands for; null where it was never edited. */
    static Happening.@Nullable Edit editOf(ChannelId channel, JsonNode message) {
        SlackTs ts = Fields.ts(message, "ts");
        SlackTs editedTs = Fields.ts(message.path("edited"), "ts");
        return ts == null || editedTs == null ? null : edit(channel, ts, editedTs, message);
    }

    private static Happening.Edit edit(ChannelId channel, SlackTs ts, SlackTs version, JsonNode message) {
        UserId editor = Fields.user(message.path("edited"), "user");
        UserId user = editor != null ? editor : Fields.user(message, "user");
        return new Happening.Edit(channel, ts, thread(message, ts), version, user, TextOf.message(message),
                data(message, Fields.textOrEmpty(message, "subtype")));
    }

    private static List<Happening> deleted(ChannelId channel, JsonNode event) {
        JsonNode before = event.path("previous_message");
        SlackTs named = Fields.ts(event, "deleted_ts");
        SlackTs ts = named != null ? named : Fields.ts(before, "ts");
        return ts == null ? List.of() : List.of(deletion(channel, ts, before, event));
    }

    private static Happening.Deletion deletion(ChannelId channel, SlackTs ts, JsonNode before, JsonNode event) {
        Instant at = Fields.at(event, "event_ts", "ts");
        return new Happening.Deletion(channel, ts, thread(before, ts), at == null ? ts.at() : at, Fields.user(event, "user"),
                Fields.user(before, "user"));
    }

    private static @Nullable SlackTs firstTs(JsonNode event) {
        SlackTs ts = Fields.ts(event, "event_ts");
        return ts != null ? ts : Fields.ts(event, "ts");
    }

    /** The thread a message is in; a thread's root names itself, which is no thread to be in. */
    private static @Nullable SlackTs thread(JsonNode message, SlackTs ts) {
        SlackTs thread = Fields.ts(message, "thread_ts");
        return ts.equals(thread) ? null : thread;
    }

    static @Nullable String nameOfBot(JsonNode message) {
        String name = Fields.text(message, "username");
        return name != null ? name : Fields.text(message.path("bot_profile"), "name");
    }

    private static ObjectNode data(JsonNode message, String subtype) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (!subtype.isEmpty()) {
            data.put("subtype", subtype);
        }
        if ("thread_broadcast".equals(subtype)) {
            data.put("broadcast", true);
        }
        String bot = Fields.text(message, "bot_id");
        if (bot != null) {
            data.put("bot_id", bot);
        }
        ArrayNode files = files(message);
        if (!files.isEmpty()) {
            data.set("files", files);
        }
        return data;
    }

    /** The files of a message by what stays the same about them: Slack goes on adding previews and sizes of previews. */
    static ArrayNode files(JsonNode message) {
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        JsonNode listed = message.path("files");
        for (JsonNode file : listed.isArray() ? listed : files) {
            if (file.isObject() && !file.isEmpty()) {
                files.add(file(file));
            }
        }
        return files;
    }

    private static ObjectNode file(JsonNode file) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("id", "name", "mimetype", "permalink")) {
            String value = Fields.text(file, field);
            if (value != null) {
                kept.put(field, value);
            }
        }
        if (file.path("size").canConvertToLong() && file.path("size").isIntegralNumber()) {
            kept.put("size", file.path("size").longValue());
        }
        return kept;
    }
}
