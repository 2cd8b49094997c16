package dev.muster.bot.slack.view;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.QuotedMessage;
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

    /** The form that says the impact. */
    public static final String IMPACT_CHANGE = "impact_change";
    /** The form that merges. */
    public static final String MERGE = "incident_merge";
    public static final String MERGE_INTO = "into";

    public static final String TITLE = "title";
    public static final String SEVERITY_CHOICE = "severity";
    public static final String IMPACT = "impact";
    public static final String PRIVACY = "privacy";
    /** What {@link #PRIVACY} holds when it is ticked. */
    public static final String PRIVATE = "private";
    public static final String REASON = "reason";
    public static final String NOTE_TEXT = "note";

    /** How the form that declares remembers the message it was opened from; the key of the message follows. */
    public static final String FROM_MESSAGE = "message:";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_QUOTE = 300;
    private static final int MOST_NAMED = 3;

    private FormViews() {}

    /** The view to open; {@code incident} is the one it is about, null for a form that is about none. */
    public static ObjectNode of(Form form, @Nullable Incident incident) {
        return switch (form) {
            case Form.Declare(String title, ChannelId from) ->
                declare(title, JSON.arrayNode(), from == null ? "" : from.value());
            case Form.DeclareFrom from -> declare("", JSON.arrayNode(), "");
            case Form.ChangeSeverity change -> severity(change.incident().toString(), incident);
            case Form.MakePrivate make -> PrivateFormView.of(make, incident);
            case Form.SayImpact say -> impact(say.incident().toString(), incident);
            case Form.MergeInto merge -> merge(merge.incident().toString());
            case Form.Propose propose ->
                throw new IllegalArgumentException("form: %s (expected: with how long one may object)".formatted(propose));
            case Form.OnProposal on -> throw new IllegalArgumentException("form: %s (expected: with its proposal)".formatted(on));
            case Form.HandOver over -> CommandForms.handOver(over, incident);
            case Form.Assign assign -> throw new IllegalArgumentException("form: %s (expected: with its time)".formatted(assign));
            case Form.OnAssignment on ->
                throw new IllegalArgumentException("form: %s (expected: with its assignment)".formatted(on));
            case Form.SpeakScript speak -> CommandForms.speak(speak);
            case Form.ReviewOwner owner -> ClosingView.form(owner);
            case Form.Keep keep -> ReleaseView.form(keep);
            case Form.WriteUpdate write ->
                throw new IllegalArgumentException("form: %s (expected: with its text)".formatted(write));
            case Form.DeclineUpdate decline ->
                throw new IllegalArgumentException("form: %s (expected: with its update)".formatted(decline));
            case Form.ParkIdea park -> ParkedView.form(park);
            case Form.AddNote note -> note(note.incident().toString());
        };
    }

    /**
     * The form that declares from a message: its first line as a suggestion, its beginning to look at.
     *
     * @param key       under which the message is kept
     * @param incidents that have it as evidence already
     */
    public static ObjectNode declareFrom(String key, QuotedMessage message, List<Incident> incidents) {
        Blocks blocks = new Blocks()
                .context("From %s\nIt becomes the first evidence: the record and the incident's channel quote it."
                        .formatted(message.quoted(LONGEST_QUOTE)));
        if (!incidents.isEmpty()) {
            blocks.context(":warning: It is evidence already in " + incidents.stream().limit(MOST_NAMED)
                    .map(incident -> "*%s* %s".formatted(incident.id(), Words.channel(incident)))
                    .collect(Collectors.joining(", "))
                    + ". Perhaps you want to go there.");
        }
        return declare(SuggestedTitle.of(message.words()), blocks.array(), FROM_MESSAGE + key);
    }

    private static ObjectNode declare(String title, ArrayNode blocks, String privateMetadata) {
        new Blocks().context("Nothing here is mandatory. If in doubt, declare.").array().forEach(blocks::add);
        blocks.add(input(TITLE, "What do you see?", null, text(title, false, Incident.LONGEST_TITLE), true));
        blocks.add(input(SEVERITY_CHOICE, "How bad is it?", "In doubt between two, take the higher.", severities(null), true));
        blocks.add(input(IMPACT, "Who is affected, and how?", null, text("", true, 1000), true));
        blocks.add(input(PRIVACY, "Who may know?", null, privacy(), true));
        return view(DECLARE, "Declare an incident", "Declare", blocks, privateMetadata);
    }

    private static ObjectNode severity(String id, @Nullable Incident incident) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(input(SEVERITY_CHOICE, "Severity", null, severities(incident == null ? null : incident.severity()), false));
        blocks.add(input(REASON, "Why?", "Raising needs no reason, lowering does.", text("", false, 500), true));
        return view(SEVERITY, "Severity of " + id, "Change", blocks, id);
    }

    private static ObjectNode impact(String id, @Nullable Incident incident) {
        ArrayNode blocks = JSON.arrayNode();
        String said = incident == null || incident.impact() == null ? "" : incident.impact();
        blocks.add(input(IMPACT, "Who is affected, and how?", "In words that somebody outside understands.",
                text(said, true, 1000), false));
        return view(IMPACT_CHANGE, "Impact of " + id, "Save", blocks, id);
    }

    private static ObjectNode merge(String id) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(input(MERGE_INTO, "Which incident is it the same as?",
                "Such as INC-12. People are led there, both records are kept.",
                text("", false, 20), false));
        return view(MERGE, "Merge " + id, "Merge", blocks, id);
    }

    private static ObjectNode note(String id) {
        ArrayNode blocks = JSON.arrayNode();
        blocks.add(input(NOTE_TEXT, "What should the record say?", "It is posted in the channel, too.", text("", true, 2500),
                false));
        return view(NOTE, "Note for " + id, "Add", blocks, id);
    }

    static ObjectNode view(String callbackId, String title, String submit, ArrayNode blocks, String privateMetadata) {
        ObjectNode view = JSON.objectNode().put("type", "modal").put("callback_id", callbackId);
        view.set("title", Blocks.plain(title, 24));
        view.set("submit", Blocks.plain(submit, 24));
        view.set("close", Blocks.plain("Cancel", 24));
        view.put("private_metadata", privateMetadata);
        view.set("blocks", blocks);
        return view;
    }

    static ObjectNode input(String blockId, String label, @Nullable String hint, ObjectNode element, boolean optional) {
        ObjectNode input = JSON.objectNode().put("type", "input").put("block_id", blockId).put("optional", optional);
        input.set("label", Blocks.plain(label, 2000));
        input.set("element", element.put("action_id", blockId));
        if (hint != null) {
            input.set("hint", Blocks.plain(hint, 2000));
        }
        return input;
    }

    static ObjectNode text(String initial, boolean multiline, int longest) {
        ObjectNode element = JSON.objectNode().put("type", "plain_text_input").put("multiline", multiline).put("max_length",
                longest);
        if (!initial.isEmpty()) {
            element.put("initial_value", Blocks.cut(initial, longest));
        }
        return element;
    }

    private static ObjectNode privacy() {
        ObjectNode element = JSON.objectNode().put("type", "checkboxes");
        ObjectNode option = element.putArray("options").addObject();
        option.set("text", Blocks.plain("Private: only the people in its channel", 75));
        option.set("description", Blocks.plain("No announcement, a private channel. It cannot be made public later.", 75));
        option.put("value", PRIVATE);
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
