package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
            List<CommandChain> chain = name.equals("handovers") ? CommandChain.of(master) : List.of();
            if (rows.isEmpty() && chain.isEmpty()) {
                continue;
            }
            out.write("<section aria-labelledby=\"%1$s\">\n<h2 id=\"%1$s\">%2$s</h2>\n".formatted(name,
                    HtmlText.of(TableEntry.title(name))));
            if (!chain.isEmpty()) {
                chain(chain, master.incident().declaredAt());
            }
            for (ObjectNode row : rows) {
                Optional<TableEntry> entry = TableEntry.of(name, row);
                out.write(
                        "<div class=\"rows\">" + (entry.isPresent() ? entry(entry.get(), master) : fields(row, 0)) + "</div>\n");
            }
            out.write("</section>\n");
        }
    }

    private void chain(List<CommandChain> chain, Instant declaredAt) throws IOException {
        out.write("<div class=\"wide\" role=\"region\" aria-labelledby=\"handovers\" tabindex=\"0\">\n<table>\n<thead><tr>");
        out.write("<th scope=\"col\">Incident Commander</th><th scope=\"col\">From</th><th scope=\"col\">To</th>");
        out.write("</tr></thead>\n<tbody>\n");
        for (CommandChain stint : chain) {
            out.write("<tr><th scope=\"row\" dir=\"auto\">%s</th><td>%s</td><td>%s</td></tr>\n".formatted(
                    HtmlPeople.name(stint.person()), HtmlTime.near(stint.from(), declaredAt),
                    stint.to() == null ? "" : HtmlTime.near(stint.to(), declaredAt)));
        }
        out.write("</tbody>\n</table>\n</div>\n");
    }

    private String entry(TableEntry entry, ExportMaster master) {
        StringBuilder html = new StringBuilder("<h3>" + HtmlText.of(entry.heading()));
        if (!entry.state().isEmpty()) {
            html.append(" <span class=\"chip\">%s</span>".formatted(HtmlText.of(entry.state())));
        }
        html.append("</h3>");
        if (!entry.words().isEmpty()) {
            html.append("<p class=\"words\" dir=\"auto\">%s</p>".formatted(HtmlText.of(entry.words())));
        }
        if (entry.facts().isEmpty()) {
            return html.toString();
        }
        html.append("<dl class=\"told\">");
        for (TableEntry.Fact fact : entry.facts()) {
            html.append("<div><dt>%s</dt><dd dir=\"auto\">%s</dd></div>".formatted(HtmlText.of(fact.name()),
                    fact.values().size() == 1
                            ? value(fact.values().getFirst(), master)
                            : fact.values().stream().map(value -> "<li>" + value(value, master) + "</li>")
                                    .collect(Collectors.joining("", "<ul>", "</ul>"))));
        }
        return html.append("</dl>").toString();
    }

    private String value(List<TableEntry.Part> parts, ExportMaster master) {
        return parts.stream().map(part -> switch (part) {
            case TableEntry.Part.Person(String id) ->
                parts.size() == 1 ? people.nameOrText(id) : "<b>" + people.nameOrText(id) + "</b>";
            case TableEntry.Part.Time(Instant at) -> HtmlTime.near(at, master.incident().declaredAt());
            case TableEntry.Part.Said(String text) -> HtmlText.block(text);
        }).collect(Collectors.joining(" "));
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
