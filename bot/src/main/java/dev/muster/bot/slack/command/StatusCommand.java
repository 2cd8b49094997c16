package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.slack.conversation.Reply;

/** {@code status}: where one incident stands, for whoever asks. */
final class StatusCommand extends IncidentCommand {
    private final Boards boards;

    StatusCommand(WhichIncident which, Boards boards) {
        super(which);
        this.boards = boards;
    }

    @Override
    public String verb() {
        return "status";
    }

    @Override
    public List<String> aliases() {
        return List.of("board", "info", "overview");
    }

    @Override
    public String usage() {
        return "status [INC-12]";
    }

    @Override
    public String summary() {
        return "where we are; only you see it";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    Reply run(Incident incident, Call call) {
        return boards.of(incident, call.invocation());
    }
}
