package dev.muster.bot.slack.event;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.words.StorableText;
import org.jspecify.annotations.Nullable;

/** Reads single fields of a payload whose shape nobody promises: what is not as expected is as if it were not there. */
public final class Fields {
    static final int LONGEST_ID = 255;

    private Fields() {}

    /** The string in this field; null where there is none, it is empty, or it is something else. */
    public static @Nullable String text(@Nullable JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        return value != null && value.isTextual() && !value.textValue().isEmpty() ? StorableText.clean(value.textValue()) : null;
    }

    /** The string in this field; empty where there is none. */
    public static String textOrEmpty(@Nullable JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? "" : text;
    }

    /** The channel id in this field; null where there is none. */
    public static @Nullable ChannelId channel(@Nullable JsonNode node, String field) {
        String id = id(node, field);
        return id == null ? null : new ChannelId(id);
    }

    /** The user id in this field; null where there is none. */
    public static @Nullable UserId user(@Nullable JsonNode node, String field) {
        String id = id(node, field);
        return id == null ? null : new UserId(id);
    }

    /** The timestamp in this field; null where there is none or it is none. */
    public static @Nullable SlackTs ts(@Nullable JsonNode node, String field) {
        String text = text(node, field);
        return text != null && SlackTs.isWellFormed(text) ? new SlackTs(text) : null;
    }

    /** The time in the first of these fields that holds a timestamp; null where none does. */
    static @Nullable Instant at(JsonNode node, String... fields) {
        for (String field : fields) {
            SlackTs ts = ts(node, field);
            if (ts != null) {
                return ts.at();
            }
        }
        return null;
    }

    private static @Nullable String id(@Nullable JsonNode node, String field) {
        String text = text(node, field);
        return text == null || text.isBlank() || text.length() > LONGEST_ID ? null : text;
    }
}
