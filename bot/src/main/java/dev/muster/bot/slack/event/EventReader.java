package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import org.jspecify.annotations.Nullable;

/**
 * Reads Slack's events from their JSON, never through typed classes: those refuse a whole payload for one field that is
 * not as they expect. Whatever comes in, nothing is thrown; what cannot be understood is at least kept raw.
 */
public final class EventReader {
    private static final Pattern LEADING_MENTION = Pattern.compile("\\s*<@([A-Z0-9]{1,40})(?:\\|[^>]{0,200})?>[\\s:,]*");
    private static final int LONGEST_TYPE = 120;
    /** In seconds since 1970: far from now, and far from what a time can hold. */
    private static final long LATEST = 10_000_000_000L;

    /** What the event inside this envelope says. */
    public Reading read(JsonNode envelope) {
        JsonNode event = envelope.path("event");
        String type = Fields.textOrEmpty(event, "type");
        String subtype = Fields.textOrEmpty(event, "subtype");
        String fullType = clipped(subtype.isEmpty() ? type : type + ":" + subtype);
        return switch (type) {
            case "message" -> inChannel(Fields.channel(event, "channel"), fullType, event);
            case "app_mention" -> mention(envelope, event, fullType);
            case "reaction_added", "reaction_removed" ->
                inChannel(Fields.channel(event.path("item"), "channel"), fullType, event);
            case "pin_added", "pin_removed" -> inChannel(Fields.channel(event, "channel_id"), fullType, event);
            case "channel_rename", "group_rename" -> renamed(envelope, event, fullType);
            case "channel_id_changed" -> idChanged(event, fullType);
            case "app_home_opened" -> homeOpened(event, fullType);
            case "app_uninstalled" -> new Reading.Uninstalled(fullType);
            case "tokens_revoked" -> tokensRevoked(event, fullType);
            default -> inChannel(Fields.channel(event, "channel"), fullType, event);
        };
    }

    /**
     * The messages whose words an event may hold that says nothing new, such as one about a link's preview: the one it is
     * about first.
     */
    public List<MessageRef> quoted(ChannelId channel, JsonNode envelope) {
        JsonNode event = envelope.path("event");
        Set<SlackTs> found = new LinkedHashSet<>();
        for (JsonNode holder : List.of(event.path("message"), event.path("previous_message"), event.path("item").path("message"),
                event.path("item"), event)) {
            add(found, Fields.ts(holder, "ts"));
            add(found, Fields.ts(holder.path("root"), "ts"));
        }
        add(found, Fields.ts(event, "deleted_ts"));
        return found.stream().map(ts -> new MessageRef(channel, ts)).toList();
    }

    private static void add(Set<SlackTs> found, @Nullable SlackTs ts) {
        if (ts != null) {
            found.add(ts);
        }
    }

    /** What a message found in the history of this channel says. */
    public List<Happening> readHistory(ChannelId channel, JsonNode message) {
        return message.isObject() ? MessageReader.read(channel, message) : List.of();
    }

    /** What a message found in the history of this channel says to the bot, whose user id is given; null where it says nothing to it. */
    static Reading.@Nullable Mention mentionIn(Happening.Message said, JsonNode message, UserId bot) {
        UserId user = said.user();
        String text = Fields.textOrEmpty(message, "text");
        boolean named = text.contains("<@" + bot + ">") || text.contains("<@" + bot + "|");
        return user == null || user.equals(bot) || !named
                ? null
                : new Reading.Mention(user, said.channel(), said.ts(), said.threadTs(), Fields.textOrEmpty(message, "team"),
                        addressed(text, bot.value()), List.of(said), "message");
    }

    /** The words of a message as people see them, in Slack's markup; empty for none. */
    public static String textOf(JsonNode message) {
        return TextOf.message(message);
    }

    /** What a message calls its author that no user wrote; null where it says nothing. */
    public static @Nullable String nameOfBot(JsonNode message) {
        return MessageReader.nameOfBot(message);
    }

    /** The files of a message, by what stays the same about them. */
    public static ArrayNode filesOf(JsonNode message) {
        return MessageReader.files(message);
    }

    /** The bot's own user id; null where the envelope does not say it. */
    static @Nullable String bot(JsonNode envelope) {
        return Fields.text(envelope.path("authorizations").path(0), "user_id");
    }

    private static Reading inChannel(@Nullable ChannelId channel, String type, JsonNode event) {
        if (channel == null) {
            return new Reading.Nothing(type);
        }
        String eventType = Fields.textOrEmpty(event, "type");
        return new Reading.InChannel(channel, "message".equals(eventType)
                ? MessageReader.read(channel, event)
                : NoticeReader.fromEvent(channel, eventType, event), type);
    }

    private static Reading mention(JsonNode envelope, JsonNode event, String type) {
        ChannelId channel = Fields.channel(event, "channel");
        if (channel == null) {
            return new Reading.Nothing(type);
        }
        SlackTs ts = Fields.ts(event, "ts");
        UserId user = Fields.user(event, "user");
        List<Happening> message = MessageReader.read(channel, event);
        String bot = bot(envelope);
        // The bot naming itself must not make it talk to itself.
        if (ts == null || user == null || user.value().equals(bot)) {
            return new Reading.InChannel(channel, message, type);
        }
        SlackTs thread = Fields.ts(event, "thread_ts");
        return new Reading.Mention(user, channel, ts, ts.equals(thread) ? null : thread, team(envelope),
                addressed(Fields.textOrEmpty(event, "text"), bot), message, type);
    }

    /** The workspace by the authorization: the envelope's own team is the sender's in a shared channel. */
    private static String team(JsonNode envelope) {
        String authorized = Fields.text(envelope.path("authorizations").path(0), "team_id");
        return authorized != null ? authorized : Fields.textOrEmpty(envelope, "team_id");
    }

    private static String addressed(String text, @Nullable String bot) {
        Matcher matcher = LEADING_MENTION.matcher(text);
        boolean named = matcher.lookingAt() && (bot == null || bot.equals(matcher.group(1)));
        return named ? text.substring(matcher.end()).strip() : text.strip();
    }

    /** Slack also writes a message about the new name, which says who did it: that one becomes the timeline's entry. */
    private static Reading renamed(JsonNode envelope, JsonNode event, String type) {
        JsonNode described = event.path("channel");
        ChannelId channel = Fields.channel(described, "id");
        String name = Fields.text(described, "name");
        if (channel == null) {
            return inChannel(Fields.channel(event, "channel"), type, event);
        }
        return name == null
                ? new Reading.InChannel(channel, List.of(), type)
                : new Reading.Renamed(channel, name, toldAt(envelope, event), type);
    }

    /** Slack's time of an event that is no message; null where it gives none. */
    private static @Nullable Instant toldAt(JsonNode envelope, JsonNode event) {
        SlackTs ts = Fields.ts(event, "event_ts");
        if (ts != null) {
            return ts.at();
        }
        long seconds = envelope.path("event_time").asLong(0);
        return seconds > 0 && seconds < LATEST ? Instant.ofEpochSecond(seconds) : null;
    }

    private static Reading idChanged(JsonNode event, String type) {
        ChannelId old = Fields.channel(event, "old_channel_id");
        ChannelId now = Fields.channel(event, "new_channel_id");
        return old == null || now == null ? new Reading.Nothing(type) : new Reading.ChannelIdChanged(old, now, type);
    }

    /** Slack also says when somebody looks at their direct messages with the bot, of which there is nothing to draw. */
    private static Reading homeOpened(JsonNode event, String type) {
        UserId user = Fields.user(event, "user");
        return user == null || !"home".equals(Fields.text(event, "tab"))
                ? new Reading.Nothing(type)
                : new Reading.HomeOpened(user, type);
    }

    /** People may revoke their own tokens, which the bot does not use; only its own matters. */
    private static Reading tokensRevoked(JsonNode event, String type) {
        return event.path("tokens").path("bot").isEmpty() ? new Reading.Nothing(type) : new Reading.Uninstalled(type);
    }

    private static String clipped(String type) {
        return type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE);
    }
}
