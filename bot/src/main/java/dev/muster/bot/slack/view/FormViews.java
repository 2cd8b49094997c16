package dev.muster.bot.slack.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Severity;
import org.jspecify.annotations.Nullable;

/** The forms that people fill in. Block ids double as the names under which what was written comes back. */
public final class FormViews {
    /** The form that declares; also the global shortcut that opens it. */
    public static final String DECLARE = "incident_declare";
    /** The form that changes the severity. */
    public static final String SEVERITY = "severity_change";
    /** The form that adds a note. */
    public static final String NOTE = "note_add";

    public static final String TITLE = "title";
    public static final String SEVERITY_CHOICE = "severity";
    public static final String IMPACT = "impact";
    public static final String REASON = "reason";
    public static final String NOTE_TEXT = "note";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FormViews() {}

    /** The view to open; {@code incident} is the one it is about, null for a form that is about none. */
    public static ObjectNode of(Form form, @Nullable Incident incident) {
        return switch (form) {
            case Form.Declare(String title, ChannelId from) -> declare(title, from);
            case Form.ChangeSeverity change -> severity(change.incident().toString(), incident);
            case Form.AddNote note -> note(note.incident().toString());
        };
    }

    private static ObjectNode declare(String title, @Nullable ChannelId from) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(input(TITLE, "What do you see?", "Nothing is mandatory. If in doubt, declare.",
                text(title, false, Incident.LONGEST_TITLE),
                true));
        blocks.add(input(SEVERITY_CHOICE, "How bad is it?", "In doubt between two, take the higher.", severities(null), true));
        blocks.add(input(IMPACT, "Who is affected, and how?", null, text("", true, 1000), true));
        return view(DECLARE, "Declare an incident", "Declare", blocks, from == null ? "" : from.value());
    }

    private static ObjectNode severity(String id, @Nullable Incident incident) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(input(SEVERITY_CHOICE, "Severity", null, severities(incident == null ? null : incident.severity()), false));
        blocks.add(input(REASON, "Why?", "Raising needs no reason, lowering does.", text("", false, 500), true));
        return view(SEVERITY, "Severity of " + id, "Change", blocks, id);
    }

    private static ObjectNode note(String id) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(input(NOTE_TEXT, "What should the record say?", "It is posted in the channel, too.", text("", true, 2500),
                false));
        return view(NOTE, "Note for " + id, "Add", blocks, id);
    }

    private static ObjectNode view(String callbackId, String title, String submit, ArrayNode blocks, String privateMetadata) {
        ObjectNode view = JSON.objectNode().put("type", "modal").put("callback_id", callbackId);
        view.set("title", Blocks.plain(title, 24));
        view.set("submit", Blocks.plain(submit, 24));
        view.set("close", Blocks.plain("Cancel", 24));
        view.put("private_metadata", privateMetadata);
        view.set("blocks", blocks);
        return view;
    }

    private static ObjectNode input(String blockId, String label, @Nullable String hint, ObjectNode element, boolean optional) {
        ObjectNode input = JSON.objectNode().put("type", "input").put("block_id", blockId).put("optional", optional);
        input.set("label", Blocks.plain(label, 2000));
        input.set("element", element.put("action_id", blockId));
        if (hint != null) {
            input.set("hint", Blocks.plain(hint, 2000));
        }
        return input;
    }

    private static ObjectNode text(String initial, boolean multiline, int longest) {
        ObjectNode element = JSON.objectNode().put("type", "plain_text_input").put("multiline", multiline).put("max_length",
                longest);
        if (!initial.isEmpty()) {
            element.put("initial_value", Blocks.cut(initial, longest));
        }
        return element;
    }

    private static ObjectNode severities(@Nullable Severity initial) {
        ObjectNode element = JSON.objectNode().put("type", "static_select");
        element.set("placeholder", Blocks.plain("Not sure", 150));
        ArrayNode options = element.putArray("options");
        for (Severity severity : Severity.values()) {
            ObjectNode option = options.addObject();
            option.set("text", Blocks.plain(severity.name() + " – " + severity.word(), 75));
            option.put("value", severity.wireName());
            if (severity == initial) {
                element.set("initial_option", option.deepCopy());
            }
        }
        return element;
    }
}
