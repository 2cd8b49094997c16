package dev.muster.bot.slack.view;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.command.Script;
import dev.muster.bot.slack.view.Blocks.Button;

/** The words for hard moments, for the commander to choose from. */
public final class ScriptViews {
    /** Begins the button of each; its value is the incident, a space and the script. */
    public static final String OPEN = "script_open:";

    private ScriptViews() {}

    /** One paragraph with a button each. */
    public static ArrayNode list(Incident incident, List<Script> scripts) {
        Blocks blocks = new Blocks();
        for (Script script : scripts) {
            blocks.section("*%s*\n%s".formatted(Mrkdwn.escape(script.title()), Mrkdwn.escape(script.text())))
                    .buttons(List.of(new Button("Edit and say it", OPEN + script.id(), incident.id() + " " + script.id(), null)));
        }
        return blocks.context("What you send stands in the channel in your name, and in the record.").array();
    }
}
