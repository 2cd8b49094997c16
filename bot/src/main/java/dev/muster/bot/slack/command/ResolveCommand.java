package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.slack.conversation.Reply;

/** {@code resolve}: the work is over. */
final class ResolveCommand extends IncidentCommand {
    private final Incidents incidents;
    private final Texts texts;

    ResolveCommand(WhichIncident which, Incidents incidents, Texts texts) {
        super(which);
        this.incidents = incidents;
        this.texts = texts;
    }

    @Override
    public String verb() {
        return "resolve";
    }

    @Override
    public List<String> aliases() {
        return List.of("resolved", "fixed", "close", "end");
    }

    @Override
    public String usage() {
        return "resolve [how]";
    }

    @Override
    public String summary() {
        return "the work is over";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return Outcomes.reply(incidents.resolve(incident.id(), texts.plain(call), call.wish()),
                after -> "*%s* is resolved. The record: `/incident export`.".formatted(after.id()));
    }
}
