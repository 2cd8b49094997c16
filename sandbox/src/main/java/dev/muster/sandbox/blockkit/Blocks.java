package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Compositions.SLACK_FILE;
import static dev.muster.sandbox.blockkit.Compositions.TEXT;
import static dev.muster.sandbox.blockkit.Compositions.plain;
import static dev.muster.sandbox.blockkit.Compositions.text;
import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.httpUrl;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.name;
import static dev.muster.sandbox.rule.Values.word;
import static java.util.Map.entry;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.muster.sandbox.rule.OneOf;
import dev.muster.sandbox.rule.Rule;
import dev.muster.sandbox.rule.Shape;

/** The blocks, one line of the table each, and which of them each surface shows. */
final class Blocks {

    static final int MARKDOWN = 12_000;

    private static final Shape BLOCK = Shape.typed().optional("block_id", name(255));

    private static final Map<String, Rule> ALL = Map.ofEntries(entry("section", section()), entry("divider", BLOCK),
            entry("header", BLOCK.required("text", plain(150))),
            entry("context", BLOCK.required("elements", list(1, 10, contextElement()))),
            entry("actions",
                    BLOCK.required("elements", list(1, 25, Elements.IN_ACTIONS)).whole(uniqueActionIds())),
            entry("input", input(Elements.IN_INPUT)), entry("image", image()), entry("rich_text", RichText.BLOCK),
            entry("markdown", BLOCK.required("text", name(MARKDOWN))), entry("video", video()),
            entry("table", table()));

    /** What a message may be made of. Only a view may ask for a file. */
    static final OneOf IN_MESSAGE = new OneOf(with(ALL, "input", input(Elements.IN_MESSAGE_INPUT)));

    /** What a modal or a Home tab may be made of: all but the two that only messages show. */
    static final OneOf IN_VIEW = new OneOf(ALL).only(without(ALL.keySet(), "markdown", "table"));

    private Blocks() {}

    private static Rule section() {
        return BLOCK.optional("text", text(TEXT)).optional("fields", list(1, 10, text(2000)))
                .optional("accessory", Elements.IN_SECTION).optional("expand", BOOLEAN)
                .whole((value, pointer, findings) -> {
                    if (!value.has("text") && !value.has("fields")) {
                        findings.add(pointer, "missing required field: text or fields");
                    }
                });
    }

    private static OneOf contextElement() {
        Map<String, Rule> elements = new LinkedHashMap<>(text(TEXT).byType());
        elements.put("image", Elements.IMAGE);
        return new OneOf(elements);
    }

    private static Rule input(OneOf elements) {
        return BLOCK.required("label", plain(2000)).required("element", elements)
                .optional("hint", plain(2000)).optional("optional", BOOLEAN).optional("dispatch_action", BOOLEAN);
    }

    private static Rule image() {
        return BLOCK.required("alt_text", name(2000)).optional("title", plain(2000))
                .optional("image_url", httpUrl(3000)).optional("slack_file", SLACK_FILE)
                .exactlyOne("image_url", "slack_file");
    }

    private static Rule video() {
        return BLOCK.required("alt_text", name(2000)).required("title", plain(200))
                .required("video_url", httpUrl(3000)).required("thumbnail_url", httpUrl(3000))
                .optional("title_url", httpUrl(3000)).optional("description", plain(200))
                .optional("author_name", name(50)).optional("provider_name", name(50))
                .optional("provider_icon_url", httpUrl(3000));
    }

    private static Rule table() {
        Rule cell = new OneOf(Map.of("raw_text", Shape.typed().required("text", name(TEXT)), "rich_text",
                RichText.BLOCK));
        Rule column = columnOrSkipped(Shape.empty().optional("align", word("left", "center", "right"))
                .optional("is_wrapped", BOOLEAN));
        return BLOCK.required("rows", list(1, 100, list(1, 20, cell))).optional("column_settings",
                list(1, 20, column));
    }

    /** A table names the settings of its columns by position; null leaves one out. */
    private static Rule columnOrSkipped(Rule column) {
        return (value, pointer, findings) -> {
            if (value.getNodeType() != JsonNodeType.NULL) {
                column.check(value, pointer, findings);
            }
        };
    }

    /** Within one block only: many rows of a list may each carry a button of the same name. */
    private static Rule uniqueActionIds() {
        return (value, pointer, findings) -> {
            Set<String> seen = new HashSet<>();
            JsonNode elements = value.path("elements");
            for (int i = 0; i < elements.size(); i++) {
                JsonNode id = elements.get(i).path("action_id");
                if (id.isTextual() && !seen.add(id.textValue())) {
                    findings.add(pointer + "/elements/" + i + "/action_id",
                            "`action_id` already exists in this block: " + id.textValue());
                }
            }
        };
    }

    private static Map<String, Rule> with(Map<String, Rule> rules, String type, Rule rule) {
        Map<String, Rule> changed = new LinkedHashMap<>(rules);
        changed.put(type, rule);
        return changed;
    }

    private static Set<String> without(Set<String> all, String... left) {
        Set<String> fewer = new HashSet<>(all);
        fewer.removeAll(Set.of(left));
        return fewer;
    }
}
