package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.work.Absences;
import dev.muster.bot.slack.conversation.Reply;

/** {@code ready}: who was away is back. */
final class ReadyCommand extends IncidentCommand {
    private final Absences absences;

    ReadyCommand(WhichIncident which, Absences absences) {
        super(which);
        this.absences = absences;
    }

    @Override
    public String verb() {
        return "ready";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "ready";
    }

    @Override
    public String summary() {
        return "you are back";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return Outcomes.undoable(absences.ready(incident.id(), call.wish()),
                after -> "Good to have you back in *%s*.".formatted(after.id()));
    }
}
