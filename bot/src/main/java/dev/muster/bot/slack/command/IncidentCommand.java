package dev.muster.bot.slack.command;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.slack.conversation.Reply;

/** A command about one incident, which is found first. */
abstract class IncidentCommand implements Command {
    private final WhichIncident which;

    IncidentCommand(WhichIncident which) {
        this.which = which;
    }

    @Override
    public final Reply run(Call call) {
        return which.with(call, changes(), this::run);
    }

    /** Carries it out for this incident; {@code call} no longer holds the incident's name. */
    abstract Reply run(Incident incident, Call call);
}
