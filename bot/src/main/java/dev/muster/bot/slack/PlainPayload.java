package dev.muster.bot.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.slack.event.EventReader;
import dev.muster.bot.slack.event.Fields;

/**
 * Reduces the payload of an interaction to what the bot needs of it. Payloads carry the whole message that was clicked
 * on, in which anything may stand; and the SDK runs no handler for a payload with two actions, so each becomes its own.
 */
final class PlainPayload {
    /** Of an element's value, by its kind: the fields in which Slack puts what somebody chose. */
    private static final List<String> CHOSEN = List.of("value", "selected_user", "selected_channel", "selected_conversation",
            "selected_date", "selected_time");
    private static final List<String> CHOSEN_SEVERAL = List.of("selected_users", "selected_channels", "selected_conversations");

    private PlainPayload() {}

    /** Which payloads can be handled. */
    static boolean isKnown(String type) {
        return switch (type) {
            case "block_actions", "view_submission", "view_closed", "shortcut", "message_action" -> true;
            default -> false;
        };
    }

    /**
     * The requests in this payload.
     *
     * @throws Unreadable when something is missing without which it cannot be handled
     */
    static List<PlainRequest> read(JsonNode payload, String written) throws Unreadable {
        if (Fields.user(payload.path("user"), "id") == null) {
            throw new Unreadable("The payload names no user.");
        }
        ObjectNode plain = common(payload);
        return switch (Fields.textOrEmpty(payload, "type")) {
            case "block_actions" -> actions(payload, plain, written);
            case "view_submission", "view_closed" -> List.of(view(payload, plain, written));
            case "message_action" -> List.of(messageShortcut(payload, plain, written));
            default -> List.of(shortcut(payload, plain, written));
        };
    }

    private static ObjectNode common(JsonNode payload) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("type", "trigger_id", "response_url")) {
            copy(payload, plain, field);
        }
        copy(payload.path("user"), plain.putObject("user"), "id");
        copy(payload.path("team"), plain.putObject("team"), "id");
        return plain;
    }

    private static List<PlainRequest> actions(JsonNode payload, ObjectNode common, String written) throws Unreadable {
        putPlace(payload, common);
        List<PlainRequest> requests = new ArrayList<>();
        for (JsonNode action : payload.path("actions")) {
            if (Fields.text(action, "action_id") != null) {
                ObjectNode plain = common.deepCopy();
                ObjectNode kept = plain.putArray("actions").addObject().put("value", chosen(action)).put("type", "button");
                copy(action, kept, "action_id");
                copy(action, kept, "block_id");
                // All actions of a payload share one trigger, yet each is a request of its own.
                String key = key(payload, written);
                requests.add(request(plain, requests.isEmpty() ? key : key + "#" + (requests.size() + 1)));
            }
        }
        if (requests.isEmpty()) {
            throw new Unreadable("The payload holds no action.");
        }
        return requests;
    }

    /** A message that only one person sees is named by its container alone. */
    private static void putPlace(JsonNode payload, ObjectNode plain) {
        JsonNode container = payload.path("container");
        ChannelId named = Fields.channel(payload.path("channel"), "id");
        ChannelId channel = named != null ? named : Fields.channel(container, "channel_id");
        SlackTs inMessage = Fields.ts(payload.path("message"), "ts");
        SlackTs ts = inMessage != null ? inMessage : Fields.ts(container, "message_ts");
        SlackTs inThread = Fields.ts(payload.path("message"), "thread_ts");
        SlackTs thread = inThread != null ? inThread : Fields.ts(container, "thread_ts");
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        if (channel != null) {
            plain.putObject("channel").put("id", channel.value());
        }
        if (ts != null) {
            message.put("ts", ts.value());
        }
        if (thread != null && !thread.equals(ts)) {
            message.put("thread_ts", thread.value());
        }
        plain.set("message", message);
    }

    private static PlainRequest view(JsonNode payload, ObjectNode plain, String written) throws Unreadable {
        JsonNode view = payload.path("view");
        String viewId = Fields.text(view, "id");
        if (viewId == null || Fields.text(view, "callback_id") == null) {
            throw new Unreadable("The payload names no form.");
        }
        ObjectNode kept = plain.putObject("view").put("type", "modal");
        for (String field : List.of("id", "callback_id", "private_metadata", "hash")) {
            copy(view, kept, field);
        }
        ObjectNode values = kept.putObject("state").putObject("values");
        view.path("state").path("values").properties().forEach(block -> putValues(block, values));
        // Sending a form twice has two triggers, but it is one form.
        return request(plain, RequestKey.of(viewId + ":" + Fields.textOrEmpty(view, "hash"), written));
    }

    private static void putValues(Map.Entry<String, JsonNode> block, ObjectNode values) {
        ObjectNode kept = values.putObject(block.getKey());
        block.getValue().properties().forEach(element -> kept.putObject(element.getKey()).put("type", "plain_text_input")
                .put("value", chosen(element.getValue())));
    }

    private static PlainRequest shortcut(JsonNode payload, ObjectNode plain, String written) throws Unreadable {
        String callback = Fields.text(payload, "callback_id");
        if (callback == null) {
            throw new Unreadable("The payload names no shortcut.");
        }
        plain.put("callback_id", callback);
        return request(plain, key(payload, written));
    }

    private static PlainRequest messageShortcut(JsonNode payload, ObjectNode plain, String written) throws Unreadable {
        JsonNode message = payload.path("message");
        ChannelId channel = Fields.channel(payload.path("channel"), "id");
        SlackTs named = Fields.ts(message, "ts");
        SlackTs ts = named != null ? named : Fields.ts(payload, "message_ts");
        if (channel == null || ts == null) {
            throw new Unreadable("The payload names no message.");
        }
        plain.putObject("channel").put("id", channel.value());
        ObjectNode kept = plain.putObject("message").put("ts", ts.value()).put("text", EventReader.textOf(message));
        UserId author = Fields.user(message, "user");
        String name = EventReader.nameOfBot(message);
        if (author != null) {
            kept.put("user", author.value());
        } else if (name != null) {
            kept.put("username", name);
        }
        ArrayNode files = kept.putArray("files");
        EventReader.filesOf(message).forEach(file -> {
            ObjectNode plainFile = files.addObject();
            copy(file, plainFile, "name");
            copy(file, plainFile, "permalink");
        });
        SlackTs thread = Fields.ts(message, "thread_ts");
        if (thread != null && !thread.equals(ts)) {
            kept.put("thread_ts", thread.value());
        }
        return shortcut(payload, plain, written);
    }

    /** What somebody typed or chose in this element, as one string; empty for nothing. */
    private static String chosen(JsonNode element) {
        for (String field : CHOSEN) {
            String value = Fields.text(element, field);
            if (value != null) {
                return value;
            }
        }
        JsonNode time = element.path("selected_date_time");
        if (time.isIntegralNumber()) {
            return time.asText();
        }
        String option = Fields.text(element.path("selected_option"), "value");
        return option != null ? option : several(element);
    }

    private static String several(JsonNode element) {
        List<String> values = new ArrayList<>();
        for (JsonNode option : element.path("selected_options")) {
            values.add(Fields.textOrEmpty(option, "value"));
        }
        for (String field : CHOSEN_SEVERAL) {
            element.path(field).forEach(value -> values.add(value.isTextual() ? value.textValue() : ""));
        }
        if (values.isEmpty() && element.has("rich_text_value")) {
            values.add(EventReader.textOf(wrapped(element.path("rich_text_value"))));
        }
        return values.stream().filter(value -> !value.isEmpty()).collect(Collectors.joining(","));
    }

    private static JsonNode wrapped(JsonNode richText) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putArray("blocks").add(richText);
        return message;
    }

    private static String key(JsonNode payload, String written) {
        return RequestKey.of(Fields.textOrEmpty(payload, "trigger_id"), written);
    }

    private static PlainRequest request(ObjectNode plain, String key) {
        return new PlainRequest(key, FormBody.write("payload", plain.toString()));
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        String value = Fields.text(from, field);
        if (value != null) {
            to.put(field, value);
        }
    }

    /** A payload lacks what it takes to handle it; the message is a sentence for whoever sent it. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        Unreadable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
