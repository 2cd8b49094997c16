package dev.muster.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Elements.Element;
import dev.muster.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/** What an element holds once somebody has put something into it, in the shape in which Slack tells it. */
final class Values {
    private static final Map<String, String> SINGLE = Map.of("users_select", "selected_user", "channels_select",
            "selected_channel",
            "conversations_select", "selected_conversation", "datepicker", "selected_date", "timepicker", "selected_time");
    private static final Map<String, String> SINGLE_INITIAL = Map.of("users_select", "initial_user", "channels_select",
            "initial_channel", "conversations_select", "initial_conversation", "datepicker", "initial_date", "timepicker",
            "initial_time");
    private static final Map<String, String> MULTI = Map.of("multi_users_select", "selected_users", "multi_channels_select",
            "selected_channels", "multi_conversations_select", "selected_conversations");

    private Values() {}

    /** The state of an element into which {@code value} was put; a state in the wire's own shape stays as it is. */
    static ObjectNode state(Element element, Object value) {
        if (value instanceof ObjectNode ready) {
            return ready.deepCopy().put("type", element.type());
        }
        ObjectNode state = Json.object().put("type", element.type());
        return switch (element.type()) {
            case "plain_text_input", "number_input", "email_text_input", "url_text_input" -> state.put("value", word(value));
            case "static_select", "radio_buttons", "overflow", "external_select" ->
                state.set("selected_option", option(element, word(value)));
            case "multi_static_select", "checkboxes" -> {
                ArrayNode options = state.putArray("selected_options");
                words(value).forEach(one -> options.add(option(element, one)));
                yield state;
            }
            case "datetimepicker" -> state.put("selected_date_time", Long.parseLong(word(value)));
            case "rich_text_input" -> state.set("rich_text_value", rich(word(value)));
            default -> other(element, state, value);
        };
    }

    private static ObjectNode rich(String text) {
        ObjectNode rich = Json.object().put("type", "rich_text");
        rich.putArray("elements").addObject().put("type", "rich_text_section").putArray("elements").addObject()
                .put("type", "text").put("text", text);
        return rich;
    }

    private static ObjectNode other(Element element, ObjectNode state, Object value) {
        String single = SINGLE.get(element.type());
        if (single != null) {
            return state.put(single, word(value));
        }
        String multi = MULTI.get(element.type());
        if (multi != null) {
            return state.set(multi, Json.texts(words(value)));
        }
        throw new IllegalArgumentException("nothing can be put into a " + element.type());
    }

    /** What stands in an element before anybody touched it; null where it keeps no value, as a button or an overflow menu. */
    static @Nullable ObjectNode initial(Element element) {
        JsonNode json = element.json();
        ObjectNode state = Json.object().put("type", element.type());
        return switch (element.type()) {
            case "plain_text_input", "number_input", "email_text_input", "url_text_input" ->
                state.set("value", orNull(json.get("initial_value")));
            case "static_select", "radio_buttons", "external_select" ->
                state.set("selected_option", orNull(json.get("initial_option")));
            case "multi_static_select", "multi_external_select", "checkboxes" ->
                state.set("selected_options", orEmpty(json.get("initial_options")));
            case "datetimepicker" -> state.set("selected_date_time", orNull(json.get("initial_date_time")));
            case "rich_text_input" -> state.set("rich_text_value", orNull(json.get("initial_value")));
            case "file_input" -> state.set("files", Json.array());
            default -> otherInitial(element, state);
        };
    }

    private static @Nullable ObjectNode otherInitial(Element element, ObjectNode state) {
        String single = SINGLE.get(element.type());
        if (single != null) {
            return state.set(single, orNull(element.json().get(String.valueOf(SINGLE_INITIAL.get(element.type())))));
        }
        String multi = MULTI.get(element.type());
        return multi == null ? null : state.set(multi, orEmpty(element.json().get(multi.replace("selected", "initial"))));
    }

    /** What {@code values}, by block and action, puts into these elements; what stands nowhere among them is left out. */
    static Map<Spot, ObjectNode> entered(List<Element> elements, JsonNode values) {
        Map<Spot, ObjectNode> entered = new HashMap<>();
        for (Element element : elements) {
            JsonNode state = values.path(element.blockId()).path(element.actionId());
            if (state instanceof ObjectNode object && initial(element) != null) {
                entered.put(element.spot(), state(element, object));
            }
        }
        return entered;
    }

    /** Whether something stands in it. */
    static boolean isFilled(ObjectNode state) {
        for (Map.Entry<String, JsonNode> field : state.properties()) {
            JsonNode value = field.getValue();
            boolean something = value.isContainerNode() ? !value.isEmpty() : !value.isNull() && !value.asText().isBlank();
            if (!field.getKey().equals("type") && something) {
                return true;
            }
        }
        return false;
    }

    /** The option with this value, or with this label. */
    static JsonNode option(Element element, String wanted) {
        List<JsonNode> options = new ArrayList<>();
        element.json().path("options").forEach(options::add);
        element.json().path("option_groups").forEach(group -> group.path("options").forEach(options::add));
        return options.stream().filter(o -> o.path("value").asText().equals(wanted)).findFirst()
                .or(() -> options.stream().filter(o -> o.path("text").path("text").asText().equals(wanted)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        wanted + " is not among " + options.stream().map(o -> o.path("value").asText()).toList()));
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? Json.object().nullNode() : value;
    }

    private static JsonNode orEmpty(@Nullable JsonNode value) {
        return value == null ? Json.array() : value;
    }

    private static String word(Object value) {
        return value instanceof Person person ? person.id() : value instanceof Channel channel ? channel.id() : value.toString();
    }

    private static List<String> words(Object value) {
        return value instanceof Collection<?> many ? many.stream().map(Values::word).toList() : List.of(word(value));
    }
}
