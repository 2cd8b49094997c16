package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.slack.conversation.Reply;

/** {@code reopen it is back}: not over after all. */
final class ReopenCommand extends IncidentCommand {
    private final Incidents incidents;
    private final Texts texts;

    ReopenCommand(WhichIncident which, Incidents incidents, Texts texts) {
        super(which);
        this.incidents = incidents;
        this.texts = texts;
    }

    @Override
    public String verb() {
        return "reopen";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "reopen [why]";
    }

    @Override
    public String summary() {
        return "it is not over after all";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return Outcomes.reply(incidents.reopen(incident.id(), texts.plain(call), call.wish()),
                after -> "*%s* is open again.".formatted(after.id()));
    }
}
