package dev.muster.bot.slack.command;

import java.util.List;
import java.util.OptionalLong;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.undo.Undos;
import dev.muster.bot.slack.conversation.Reply;

/** {@code undo}: takes back what was changed within the last minute. */
final class UndoCommand extends IncidentCommand {
    private final Undos undos;

    UndoCommand(WhichIncident which, Undos undos) {
        super(which);
        this.undos = undos;
    }

    @Override
    public String verb() {
        return "undo";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "undo";
    }

    @Override
    public String summary() {
        return "takes back your last change, within 60 seconds";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return Outcomes.reply(undos.undo(incident.id(), OptionalLong.empty(), call.wish()),
                after -> "The last change of *%s* is taken back. The record keeps both.".formatted(after.id()));
    }
}
