package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Compositions.plain;
import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.string;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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

    /** A block, and where it stands. */
    private record Placed(JsonNode block, String pointer) {}

    /**
     * What Slack would refuse in the {@code blocks} of a message; empty when it would post them.
     *
     * @param blocks the array itself
     */
    public static List<Problem> checkMessage(JsonNode blocks) {
        return checkMessage(blocks, MissingNode.getInstance());
    }

    /**
     * The same of a message with attachments: what counts for a message counts for all of its blocks, wherever they stand.
     *
     * @param blocks the array itself, missing where there is none
     * @param attachments the array itself, missing where there is none
     */
    public static List<Problem> checkMessage(JsonNode blocks, JsonNode attachments) {
        Findings findings = new Findings("invalid_blocks");
        List<Placed> all = new ArrayList<>();
        if (!blocks.isMissingNode()) {
            place(blocks, "/blocks", all, findings);
        }
        for (int i = 0; i < attachments.size(); i++) {
            if (attachments.get(i).has("blocks")) {
                place(attachments.get(i).get("blocks"), "/attachments/" + i + "/blocks", all, findings);
            }
        }
        if (all.size() > MESSAGE_BLOCKS && blocks.size() <= MESSAGE_BLOCKS) {
            findings.add("/blocks", "no more than " + MESSAGE_BLOCKS + " blocks in all of a message (seen: " + all.size() + ")");
        }
        uniqueBlockIds(all, findings);
        oneTable(all, findings);
        long characters = all.stream().mapToLong(one -> characters(one.block())).sum();
        if (characters > MESSAGE_CHARACTERS) {
            findings.add(TOO_LONG, "/blocks", "all blocks together must be less than " + (MESSAGE_CHARACTERS + 1)
                    + " characters (seen: " + characters + ")");
        }
        long markdown = all.stream().mapToLong(one -> markdown(one.block())).sum();
        if (markdown > Blocks.MARKDOWN) {
            findings.add(TOO_LONG, "/blocks", "all markdown blocks together must be less than "
                    + (Blocks.MARKDOWN + 1) + " characters (seen: " + markdown + ")");
        }
        return problems(findings);
    }

    private static void place(JsonNode blocks, String pointer, List<Placed> all, Findings findings) {
        if (!blocks.isArray()) {
            findings.add("invalid_blocks_format", pointer, "must provide an array");
            return;
        }
        ALL_MESSAGE_BLOCKS.check(blocks, pointer, findings);
        for (int i = 0; i < blocks.size(); i++) {
            all.add(new Placed(blocks.get(i), pointer + "/" + i));
        }
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
        List<Placed> all = new ArrayList<>();
        view.path("blocks").forEach(block -> all.add(new Placed(block, "/view/blocks/" + all.size())));
        uniqueBlockIds(all, findings);
        oneFocus(all, findings);
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

    private static void uniqueBlockIds(List<Placed> blocks, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (Placed one : blocks) {
            JsonNode id = one.block().path("block_id");
            if (id.isTextual() && !seen.add(id.textValue())) {
                findings.add(one.pointer() + "/block_id", "`block_id` already exists: " + id.textValue());
            }
        }
    }

    private static void oneTable(List<Placed> blocks, Findings findings) {
        blocks.stream().filter(one -> Values.text(one.block(), "type").equals("table")).skip(1)
                .forEach(one -> findings.add(one.pointer(), "only one table allowed in a message"));
    }

    /** The cursor can be in one place only. */
    private static void oneFocus(List<Placed> blocks, Findings findings) {
        blocks.stream().filter(one -> one.block().findValues("focus_on_load").stream().anyMatch(JsonNode::asBoolean)).skip(1)
                .forEach(one -> findings.add(one.pointer(), "only one element of a view may have focus_on_load set to true"));
    }

    private static long markdown(JsonNode block) {
        return Values.text(block, "type").equals("markdown") ? Values.length(Values.text(block, "text")) : 0;
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
