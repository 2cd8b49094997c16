package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Compositions.plain;
import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.string;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.rule.Findings;
import dev.muster.sandbox.rule.OneOf;
import dev.muster.sandbox.rule.Rule;
import dev.muster.sandbox.rule.Shape;
import dev.muster.sandbox.rule.Values;

/** Judges the blocks of a message and whole views as Slack would, so that what passes here can be posted there. */
public final class BlockKit {

    /** How many blocks a message may have. */
    public static final int MESSAGE_BLOCKS = 50;

    /** How many blocks a modal or a Home tab may have. */
    public static final int VIEW_BLOCKS = 100;

    /** About how many characters all blocks of a message may hold together. Slack documents no figure; this one was measured by users. */
    public static final int MESSAGE_CHARACTERS = 13_200;

    /** How large a view may be as JSON, in bytes. */
    public static final int VIEW_BYTES = 250_000;

    private static final String TOO_LONG = "msg_blocks_too_long";

    private static final Shape VIEW = Shape.typed().required("blocks", list(0, VIEW_BLOCKS, Blocks.IN_VIEW))
            .optional("private_metadata", string(0, 3000)).optional("callback_id", string(0, 255))
            .optional("external_id", string(0, 255));

    private static final Rule ANY_VIEW = new OneOf(Map.of("modal",
            VIEW.required("title", plain(24)).optional("submit", plain(24)).optional("close", plain(24))
                    .optional("clear_on_close", BOOLEAN).optional("notify_on_close", BOOLEAN)
                    .optional("submit_disabled", BOOLEAN).whole(submitWithInputs()),
            "home", VIEW));

    private static final Rule ALL_MESSAGE_BLOCKS = list(0, MESSAGE_BLOCKS, Blocks.IN_MESSAGE);

    private BlockKit() {}

    /**
     * What Slack would refuse in the {@code blocks} of a message; empty when it would post them.
     *
     * @param blocks the array itself
     */
    public static List<Problem> checkMessage(JsonNode blocks) {
        Findings findings = new Findings("invalid_blocks");
        if (!blocks.isArray()) {
            findings.add("invalid_blocks_format", "/blocks", "must provide an array");
            return problems(findings);
        }
        ALL_MESSAGE_BLOCKS.check(blocks, "/blocks", findings);
        uniqueBlockIds(blocks, "/blocks", findings);
        oneTable(blocks, findings);
        long characters = characters(blocks);
        if (characters > MESSAGE_CHARACTERS) {
            findings.add(TOO_LONG, "/blocks", "all blocks together must be less than " + (MESSAGE_CHARACTERS + 1)
                    + " characters (seen: " + characters + ")");
        }
        long markdown = markdown(blocks);
        if (markdown > Blocks.MARKDOWN) {
            findings.add(TOO_LONG, "/blocks", "all markdown blocks together must be less than "
                    + (Blocks.MARKDOWN + 1) + " characters (seen: " + markdown + ")");
        }
        return problems(findings);
    }

    /**
     * What Slack would refuse in a modal or a Home tab; empty when it would show it.
     *
     * @param view the view as it is sent to {@code views.open}, {@code views.update} or {@code views.publish}
     */
    public static List<Problem> checkView(JsonNode view) {
        Findings findings = new Findings("invalid_arguments");
        int bytes = view.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > VIEW_BYTES) {
            findings.add("view_too_large", "/view", "must be at most " + VIEW_BYTES + " bytes (seen: " + bytes + ")");
        }
        ANY_VIEW.check(view, "/view", findings);
        uniqueBlockIds(view.path("blocks"), "/view/blocks", findings);
        return problems(findings);
    }

    private static List<Problem> problems(Findings findings) {
        return findings.all().stream().map(found -> new Problem(found.error(), found.pointer(), found.message())).toList();
    }

    private static Rule submitWithInputs() {
        return (view, pointer, findings) -> {
            for (JsonNode block : view.path("blocks")) {
                if (Values.text(block, "type").equals("input") && !view.has("submit")) {
                    findings.add(pointer, "missing required field: submit (a modal with an input block needs it)");
                    return;
                }
            }
        };
    }

    private static void uniqueBlockIds(JsonNode blocks, String pointer, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            JsonNode id = blocks.get(i).path("block_id");
            if (id.isTextual() && !seen.add(id.textValue())) {
                findings.add(pointer + "/" + i + "/block_id", "`block_id` already exists: " + id.textValue());
            }
        }
    }

    private static void oneTable(JsonNode blocks, Findings findings) {
        boolean seen = false;
        for (int i = 0; i < blocks.size(); i++) {
            if (Values.text(blocks.get(i), "type").equals("table")) {
                if (seen) {
                    findings.add("/blocks/" + i, "only one table allowed in a message");
                }
                seen = true;
            }
        }
    }

    private static long markdown(JsonNode blocks) {
        long sum = 0;
        for (JsonNode block : blocks) {
            if (Values.text(block, "type").equals("markdown")) {
                sum += Values.length(Values.text(block, "text"));
            }
        }
        return sum;
    }

    /**
     * All strings but type names. Messages whose visible text alone was well below the limit have been refused, so ids, values and links
     * are counted too: rather strict here than refused by Slack in the middle of an incident.
     */
    private static long characters(JsonNode value) {
        if (value.isTextual()) {
            return Values.length(value.textValue());
        }
        long sum = 0;
        for (JsonNode item : value) {
            sum += characters(item);
        }
        return sum - (value.path("type").isTextual() ? Values.length(value.get("type").textValue()) : 0);
    }
}
