package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.slack.conversation.Reply;

/** {@code reopen it is back}: not over after all. */
final class ReopenCommand extends IncidentCommand {
    private final Merges merges;
    private final Texts texts;

    ReopenCommand(WhichIncident which, Merges merges, Texts texts) {
        super(which);
        this.merges = merges;
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
        boolean archived = incident.isArchived();
        return Outcomes.undoable(merges.reopen(incident.id(), texts.plain(call), call.wish()),
                after -> "*%s* is open again.".formatted(after.id()) + (archived && after.channel() == null
                        ? " Its old channel is archived and no bot can change that, so a new one is being made; you will be brought in."
                        : ""));
    }
}
