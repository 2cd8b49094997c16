package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.command.Script;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ScriptViews;

/** {@code scripts} shows the commander words for hard moments, each with a button. */
final class ScriptsCommand extends IncidentCommand {
    ScriptsCommand(WhichIncident which) {
        super(which);
    }

    @Override
    public String verb() {
        return "scripts";
    }

    @Override
    public List<String> aliases() {
        return List.of("script");
    }

    @Override
    public String usage() {
        return "scripts";
    }

    @Override
    public String summary() {
        return "words for hard moments, which the commander edits and says with a click";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    Reply run(Incident incident, Call call) {
        return new Reply.Private("Words for hard moments", Optional.of(ScriptViews.list(incident, Script.all())));
    }
}
