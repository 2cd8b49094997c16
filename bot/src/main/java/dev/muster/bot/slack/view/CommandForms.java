package dev.muster.bot.slack.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.command.Script;
import dev.muster.bot.incident.command.Scripts;
import org.jspecify.annotations.Nullable;

/** The forms of those who lead. Each remembers the incident and what it is about. */
public final class CommandForms {
    /** Chooses to whom a role is handed over. */
    public static final String HAND_OVER = "handover_offer";
    public static final String PERSON = "person";
    /** Says something in the commander's name. */
    public static final String SPEAK = "script_speak";
    public static final String WORDS = "words";

    private CommandForms() {}

    static ObjectNode handOver(Form.HandOver form, @Nullable Incident incident) {
        String title = incident == null ? form.incident().toString() : Words.channel(incident);
        ArrayNode blocks = new Blocks().section(
                "Nothing moves until they accept. They are told privately where *%s* (%s) stands.".formatted(form.incident(),
                        title))
                .array();
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("type", "users_select");
        blocks.add(FormViews.input(PERSON, "Who shall take over?", "Best somebody who is here and rested.", person, false));
        return FormViews.view(HAND_OVER, "Hand over", "Offer it", blocks, form.incident() + " " + form.role());
    }

    static ObjectNode speak(Form.SpeakScript form) {
        Script script = Script.find(form.script())
                .orElseThrow(
                        () -> new IllegalArgumentException("script: %s (expected: one that there is)".formatted(form.script())));
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        blocks.add(FormViews.input(WORDS, script.title(), "It is posted in the channel in your name, as Incident Commander.",
                FormViews.text(script.text(), true, Scripts.LONGEST), false));
        return FormViews.view(SPEAK, "Say it", "Say it", blocks, form.incident() + " " + form.script());
    }
}
