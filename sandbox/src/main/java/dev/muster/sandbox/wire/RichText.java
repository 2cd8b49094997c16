package dev.muster.sandbox.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The rich text block that a person's message carries, built from its flattened text. */
public final class RichText {
    private static final Pattern TOKEN = Pattern.compile(
            "<@(?<user>[UW][A-Z0-9]+)(\\|[^>]*)?>|<#(?<channel>[CG][A-Z0-9]+)(\\|[^>]*)?>|<!subteam\\^(?<group>S[A-Z0-9]+)(\\|[^>]*)?>"
                    + "|<!(?<broadcast>here|channel|everyone)(\\|[^>]*)?>|<(?<url>(https?://|mailto:)[^>|]+)(\\|(?<label>[^>]*))?>"
                    + "|:(?<emoji>[a-z0-9_+'-]+):|```(?<pre>.+?)```",
            Pattern.DOTALL);

    private RichText() {}

    /** One rich text block that says {@code text}, which is in Slack's escaped form. */
    public static ArrayNode blocks(String text, String blockId) {
        ArrayNode parts = Json.array();
        ArrayNode section = Json.array();
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (token.find()) {
            addText(section, text.substring(from, token.start()));
            String preformatted = token.group("pre");
            if (preformatted == null) {
                section.add(element(token));
            } else {
                close(parts, section);
                section = Json.array();
                ArrayNode inner = Json.array();
                addText(inner, preformatted);
                parts.addObject().put("type", "rich_text_preformatted").put("border", 0).set("elements", inner);
            }
            from = token.end();
        }
        addText(section, text.substring(from));
        close(parts, section);
        ArrayNode blocks = Json.array();
        blocks.addObject().put("type", "rich_text").put("block_id", blockId).set("elements", parts);
        return blocks;
    }

    private static void close(ArrayNode parts, ArrayNode section) {
        if (!section.isEmpty()) {
            parts.addObject().put("type", "rich_text_section").set("elements", section);
        }
    }

    private static ObjectNode element(Matcher token) {
        ObjectNode element = Json.object();
        if (token.group("user") != null) {
            return element.put("type", "user").put("user_id", token.group("user"));
        }
        if (token.group("channel") != null) {
            return element.put("type", "channel").put("channel_id", token.group("channel"));
        }
        if (token.group("group") != null) {
            return element.put("type", "usergroup").put("usergroup_id", token.group("group"));
        }
        if (token.group("broadcast") != null) {
            return element.put("type", "broadcast").put("range", token.group("broadcast"));
        }
        if (token.group("emoji") != null) {
            return element.put("type", "emoji").put("name", token.group("emoji"));
        }
        element.put("type", "link").put("url", Escapes.unescape(token.group("url")));
        String label = token.group("label");
        return label == null ? element : element.put("text", Escapes.unescape(label));
    }

    private static void addText(ArrayNode section, String text) {
        if (!text.isEmpty()) {
            section.addObject().put("type", "text").put("text", Escapes.unescape(text));
        }
    }
}
