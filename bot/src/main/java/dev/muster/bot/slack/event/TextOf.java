package dev.muster.bot.slack.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message as people see them, in Slack's own markup. People's messages carry them in {@code text}; bots
 * often put all of it into blocks or attachments and leave {@code text} empty or a mere summary.
 */
final class TextOf {
    /** Deeper nesting than Slack ever makes; what lies below is left out. */
    private static final int DEEPEST = 12;

    private TextOf() {}

    /** The words of a message; empty where it has none. */
    static String message(JsonNode message) {
        String text = Fields.textOrEmpty(message, "text");
        boolean bot = Fields.text(message, "bot_id") != null;
        if (!bot && !text.isBlank()) {
            return text;
        }
        String blocks = blocks(message.get("blocks"));
        // Slack shows the blocks instead of the text, which is then only the notification.
        String shown = text.isBlank() || blocks.length() > text.length() ? blocks : text;
        String attachments = attachments(message.get("attachments"));
        if (attachments.isEmpty() || shown.contains(attachments)) {
            return shown.isEmpty() ? text : shown;
        }
        return shown.isEmpty() ? attachments : shown + "\n" + attachments;
    }

    /** The words of a list of blocks, one line for each; empty where there are none. */
    static String blocks(@Nullable JsonNode blocks) {
        List<String> lines = new ArrayList<>();
        if (blocks != null && blocks.isArray()) {
            for (JsonNode block : blocks) {
                lines.add(block(block, 0));
            }
        }
        return joined(lines, "\n");
    }

    private static String block(JsonNode block, int depth) {
        return switch (Fields.textOrEmpty(block, "type")) {
            case "rich_text" -> richParts(block.get("elements"), "\n", depth + 1);
            case "section" -> section(block);
            case "header" -> textObject(block.get("text"));
            case "markdown" -> Fields.textOrEmpty(block, "text");
            case "context" -> context(block.get("elements"));
            case "image", "video" -> imageTitle(block);
            default -> "";
        };
    }

    private static String section(JsonNode block) {
        List<String> lines = new ArrayList<>();
        lines.add(textObject(block.get("text")));
        JsonNode fields = block.get("fields");
        if (fields != null && fields.isArray()) {
            fields.forEach(field -> lines.add(textObject(field)));
        }
        return joined(lines, "\n");
    }

    private static String context(@Nullable JsonNode elements) {
        List<String> words = new ArrayList<>();
        if (elements != null && elements.isArray()) {
            elements.forEach(element -> words.add(textObject(element)));
        }
        return joined(words, " ");
    }

    private static String imageTitle(JsonNode block) {
        String title = textObject(block.get("title"));
        return title.isEmpty() ? escaped(Fields.textOrEmpty(block, "alt_text")) : title;
    }

    /** A text object is plain text or markup; only the former has to be escaped to become markup. */
    private static String textObject(@Nullable JsonNode object) {
        String text = Fields.textOrEmpty(object, "text");
        return "plain_text".equals(Fields.text(object, "type")) ? escaped(text) : text;
    }

    private static String richParts(@Nullable JsonNode elements, String between, int depth) {
        if (elements == null || !elements.isArray() || depth > DEEPEST) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        elements.forEach(element -> parts.add(richPart(element, depth)));
        return joined(parts, between);
    }

    private static String richPart(JsonNode element, int depth) {
        JsonNode inner = element.get("elements");
        return switch (Fields.textOrEmpty(element, "type")) {
            case "rich_text_section" -> richParts(inner, "", depth + 1);
            case "rich_text_list" -> listed(richParts(inner, "\n", depth + 1), "• ");
            case "rich_text_quote" -> listed(richParts(inner, "", depth + 1), "&gt; ");
            case "rich_text_preformatted" -> "```" + richParts(inner, "", depth + 1) + "```";
            default -> richLeaf(element);
        };
    }

    private static String richLeaf(JsonNode element) {
        return switch (Fields.textOrEmpty(element, "type")) {
            case "text" -> escaped(Fields.textOrEmpty(element, "text"));
            case "user" -> wrapped("<@", Fields.text(element, "user_id"));
            case "channel" -> wrapped("<#", Fields.text(element, "channel_id"));
            case "usergroup" -> wrapped("<!subteam^", Fields.text(element, "usergroup_id"));
            case "broadcast" -> wrapped("<!", Fields.text(element, "range"));
            case "emoji" -> ":" + Fields.textOrEmpty(element, "name") + ":";
            case "date" -> escaped(Fields.textOrEmpty(element, "fallback"));
            case "link" -> link(element);
            default -> escaped(Fields.textOrEmpty(element, "text"));
        };
    }

    private static String link(JsonNode element) {
        String url = Fields.textOrEmpty(element, "url");
        String text = escaped(Fields.textOrEmpty(element, "text"));
        return url.isEmpty() ? text : "<" + url + (text.isEmpty() ? "" : "|" + text) + ">";
    }

    private static String wrapped(String open, @Nullable String id) {
        return id == null ? "" : open + id + ">";
    }

    private static String listed(String lines, String mark) {
        return lines.isEmpty() ? "" : lines.lines().map(line -> mark + line).collect(Collectors.joining("\n"));
    }

    private static String attachments(@Nullable JsonNode attachments) {
        List<String> lines = new ArrayList<>();
        if (attachments != null && attachments.isArray()) {
            for (JsonNode attachment : attachments) {
                if (!isUnfurl(attachment)) {
                    lines.add(attachment(attachment));
                }
            }
        }
        return joined(lines, "\n");
    }

    private static String attachment(JsonNode attachment) {
        List<String> lines = new ArrayList<>();
        for (String field : List.of("pretext", "title", "text")) {
            lines.add(Fields.textOrEmpty(attachment, field));
        }
        lines.add(blocks(attachment.get("blocks")));
        String shown = joined(lines, "\n");
        return shown.isEmpty() ? Fields.textOrEmpty(attachment, "fallback") : shown;
    }

    /** Whether Slack added this by itself to show what a link leads to. */
    static boolean isUnfurl(JsonNode attachment) {
        return attachment.path("is_msg_unfurl").asBoolean(false) || attachment.path("is_app_unfurl").asBoolean(false)
                || attachment.has("from_url") || attachment.has("original_url") || attachment.has("app_unfurl_url");
    }

    private static String joined(List<String> parts, String between) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    private static String escaped(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
