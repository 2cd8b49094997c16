package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.slack.conversation.Reply;

/** {@code mitigated rolled back}: the pain has stopped. */
final class MitigatedCommand extends IncidentCommand {
    private final Incidents incidents;
    private final Texts texts;

    MitigatedCommand(WhichIncident which, Incidents incidents, Texts texts) {
        super(which);
        this.incidents = incidents;
        this.texts = texts;
    }

    @Override
    public String verb() {
        return "mitigated";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "mitigated [what helped]";
    }

    @Override
    public String summary() {
        return "the impact has stopped; the work may go on";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return Outcomes.reply(incidents.mitigate(incident.id(), texts.plain(call), call.wish()),
                after -> "*%s* is mitigated. When the work is over: `/incident resolve`.".formatted(after.id()));
    }
}
