package dev.muster.bot.slack.view;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.incident.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** Writes Block Kit. Texts are cut to Slack's limits here, so that no long title ever keeps a card from being posted. */
public final class Blocks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 2900;
    private static final int LONGEST_BUTTON = 75;

    private final ArrayNode blocks = JSON.arrayNode();

    /** Reads blocks that were written by this class. */
    static ArrayNode read(String json) {
        try {
            return (ArrayNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("blocks: not JSON", e);
        }
    }

    /** A paragraph of mrkdwn. */
    public Blocks section(String mrkdwn) {
        blocks.addObject().put("type", "section").set("text", mrkdwn(mrkdwn));
        return this;
    }

    /** Small grey lines of mrkdwn. */
    public Blocks context(String mrkdwn) {
        blocks.addObject().put("type", "context").putArray("elements").add(mrkdwn(mrkdwn));
        return this;
    }

    public Blocks divider() {
        blocks.addObject().put("type", "divider");
        return this;
    }

    /** A row of buttons; nothing where there are none. */
    public Blocks buttons(List<Button> buttons) {
        if (!buttons.isEmpty()) {
            ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
            buttons.forEach(button -> elements.add(button.json()));
        }
        return this;
    }

    /** A block made elsewhere. */
    public Blocks add(ObjectNode block) {
        blocks.add(block);
        return this;
    }

    public ArrayNode array() {
        return blocks;
    }

    /**
     * A button.
     *
     * @param style {@code primary} for the one next step, {@code danger} for what cannot be taken back, null otherwise
     */
    public record Button(String text, String actionId, String value, @Nullable String style) {
        ObjectNode json() {
            ObjectNode button = JSON.objectNode().put("type", "button");
            button.set("text", plain(text, LONGEST_BUTTON));
            button.put("action_id", actionId).put("value", value);
            if (style != null) {
                button.put("style", style);
            }
            return button;
        }
    }

    static ObjectNode plain(String text, int longest) {
        return JSON.objectNode().put("type", "plain_text").put("text", cut(text, longest)).put("emoji", true);
    }

    private static ObjectNode mrkdwn(String text) {
        return JSON.objectNode().put("type", "mrkdwn").put("text", Mrkdwn.cut(text, LONGEST_TEXT));
    }

    /** At most {@code longest} characters, with an ellipsis where something is missing; never half a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
