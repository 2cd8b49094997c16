package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The tables behind the timeline, such as decisions: one section each, where there is anything to show. */
final class HtmlLists {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d)?(?:\\.\\d{1,9})?Z");
    private static final int DEEPEST = 8;

    private final HtmlPeople people;
    private final Writer out;

    HtmlLists(HtmlPeople people, Writer out) {
        this.people = people;
        this.out = out;
    }

    void all(ExportMaster master) throws IOException {
        for (String name : ExportMaster.LISTS) {
            List<ObjectNode> rows = master.list(name);
            if (!rows.isEmpty()) {
                out.write("<section aria-labelledby=\"%1$s\">\n<h2 id=\"%1$s\">%2$s</h2>\n".formatted(name, words(name)));
                for (ObjectNode row : rows) {
                    out.write("<div class=\"rows\">" + fields(row, 0) + "</div>\n");
                }
                out.write("</section>\n");
            }
        }
    }

    private String fields(JsonNode object, int depth) {
        StringBuilder html = new StringBuilder("<dl>");
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean nothing = value.isNull() || (value.isContainerNode() && value.isEmpty())
                    || (value.isTextual() && value.asText().isBlank());
            if (!nothing) {
                html.append("<dt>%s</dt><dd dir=\"auto\">%s</dd>".formatted(words(field.getKey()), value(value, depth + 1)));
            }
        });
        return html.append("</dl>").toString();
    }

    private String value(JsonNode value, int depth) {
        if (depth > DEEPEST) {
            return HtmlText.of(JsonExport.oneLine(value));
        }
        if (value.isObject()) {
            return fields(value, depth);
        }
        if (value.isArray()) {
            StringBuilder html = new StringBuilder("<ul>");
            value.forEach(element -> html.append("<li>").append(value(element, depth + 1)).append("</li>"));
            return html.append("</ul>").toString();
        }
        String text = value.asText();
        return TIME.matcher(text).matches()
                ? "<time datetime=\"%s\">%s</time>".formatted(text,
                        text.substring(0, 10) + " " + text.substring(11, text.length() - 1))
                : people.nameOrText(text);
    }

    private static String words(String name) {
        String words = name.replace('_', ' ');
        return HtmlText.of(words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }
}
