package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import org.jspecify.annotations.Nullable;

/** Reads what happens around messages: reactions, pins, joins, leaves, topics, names, archiving, privacy, deletion. */
final class NoticeReader {
    /** Slack tells joins, leaves and archiving as an event and as a message, seconds apart at most. */
    private static final int TOLD_TWICE_SECONDS = 10;

    private NoticeReader() {}

    /** What a message that Slack itself wrote into the channel stands for; empty for one only worth keeping raw. */
    static List<Happening> fromMessage(ChannelId channel, String subtype, JsonNode message) {
        return switch (subtype) {
            case "channel_topic", "group_topic" -> told(channel, message, "topic_changed", "topic", "set the topic: ");
            case "channel_purpose", "group_purpose" -> told(channel, message, "purpose_changed", "purpose", "set the purpose: ");
            case "channel_name", "group_name" -> told(channel, message, "channel_renamed", "name", "renamed the channel to ");
            case "channel_join", "group_join" -> membership(channel, message, "member_joined", "joined");
            case "channel_leave", "group_leave" -> membership(channel, message, "member_left", "left");
            case "channel_archive", "group_archive" -> archiving(channel, message, "channel_archived", "archived the channel");
            case "channel_unarchive", "group_unarchive" -> archiving(channel, message, "channel_unarchived",
                    "unarchived the channel");
            case "channel_convert_to_private", "group_convert_to_private" -> archiving(channel, message,
                    "channel_converted_to_private", "made the channel private");
            case "channel_convert_to_public", "group_convert_to_public" -> archiving(channel, message,
                    "channel_converted_to_public", "made the channel public");
            default -> List.of();
        };
    }

    /** What an event other than a message stands for; empty for one only worth keeping raw. */
    static List<Happening> fromEvent(ChannelId channel, String type, JsonNode event) {
        return switch (type) {
            case "reaction_added" -> reaction(channel, event, "reaction_added", "reacted with");
            case "reaction_removed" -> reaction(channel, event, "reaction_removed", "took back");
            case "pin_added" -> pin(channel, event, "pinned", ":pushpin: %s pinned a message");
            case "pin_removed" -> pin(channel, event, "unpinned", "%s unpinned a message");
            case "member_joined_channel" -> membership(channel, event, "member_joined", "joined");
            case "member_left_channel" -> membership(channel, event, "member_left", "left");
            case "channel_archive", "group_archive" -> archiving(channel, event, "channel_archived", "archived the channel");
            case "channel_unarchive", "group_unarchive" -> archiving(channel, event, "channel_unarchived",
                    "unarchived the channel");
            case "channel_deleted", "group_deleted" -> archiving(channel, event, "channel_deleted", "deleted the channel");
            default -> List.of();
        };
    }

    private static List<Happening> reaction(ChannelId channel, JsonNode event, String kind, String verb) {
        String reaction = Fields.text(event, "reaction");
        SlackTs about = Fields.ts(event.path("item"), "ts");
        UserId user = Fields.user(event, "user");
        SlackTs at = Fields.ts(event, "event_ts");
        if (reaction == null || about == null || at == null) {
            return List.of();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("reaction", reaction);
        copy(event, data, "item_user");
        return List.of(new Happening.Notice(kind, key(user, reaction, about, at), channel, at.at(), user,
                "%s %s :%s:".formatted(name(user), verb, reaction), about, 0, data));
    }

    private static List<Happening> pin(ChannelId channel, JsonNode event, String kind, String sentence) {
        JsonNode item = event.path("item");
        SlackTs message = Fields.ts(item.path("message"), "ts");
        SlackTs about = message != null ? message : Fields.ts(item, "ts");
        UserId user = Fields.user(event, "user");
        SlackTs at = Fields.ts(event, "event_ts");
        if (at == null) {
            return List.of();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        copy(event, data, "item_user");
        return List.of(new Happening.Notice(kind, key(user, about, at), channel, at.at(), user, sentence.formatted(name(user)),
                about, 0, data));
    }

    private static List<Happening> membership(ChannelId channel, JsonNode event, String kind, String verb) {
        UserId user = Fields.user(event, "user");
        if (user == null) {
            return List.of();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        copy(event, data, "inviter");
        UserId inviter = Fields.user(event, "inviter");
        String invited = inviter == null || inviter.equals(user) ? "" : ", invited by " + inviter.mention();
        return notice(channel, event, kind, name(user) + " " + verb + invited, TOLD_TWICE_SECONDS, data);
    }

    private static List<Happening> archiving(ChannelId channel, JsonNode event, String kind, String verb) {
        return notice(channel, event, kind, name(Fields.user(event, "user")) + " " + verb, TOLD_TWICE_SECONDS,
                JsonNodeFactory.instance.objectNode());
    }

    private static List<Happening> told(ChannelId channel, JsonNode message, String kind, String field, String verb) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put(field, Fields.textOrEmpty(message, field));
        copy(message, data, "old_name");
        return notice(channel, message, kind,
                name(Fields.user(message, "user")) + " " + verb + Fields.textOrEmpty(message, field),
                "name".equals(field) ? TOLD_TWICE_SECONDS : 0, data);
    }

    private static List<Happening> notice(ChannelId channel, JsonNode event, String kind, String text, int foldWithin,
            ObjectNode data) {
        SlackTs eventTs = Fields.ts(event, "event_ts");
        SlackTs ts = eventTs != null ? eventTs : Fields.ts(event, "ts");
        if (ts == null) {
            return List.of();
        }
        UserId user = Fields.user(event, "user");
        Instant at = ts.at();
        return List.of(new Happening.Notice(kind, key(user, ts), channel, at, user, text, null, foldWithin, data));
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        String value = Fields.text(from, field);
        if (value != null) {
            to.put(field, value);
        }
    }

    private static String name(@Nullable UserId user) {
        return user == null ? "Somebody" : user.mention();
    }

    private static String key(@Nullable Object... parts) {
        StringBuilder key = new StringBuilder();
        for (Object part : parts) {
            key.append(key.isEmpty() ? "" : ":").append(part == null ? "-" : part);
        }
        return key.toString();
    }
}
