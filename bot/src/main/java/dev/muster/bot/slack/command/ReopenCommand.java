package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Status;
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
        boolean wasOpen = incident.status() == Status.OPEN;
        Outcome outcome = merges.reopen(incident.id(), texts.plain(call), call.wish());
        return wasOpen
                ? Outcomes.reply(outcome, after -> "*%s* is open.".formatted(after.id()) + room(incident, after))
                : Outcomes.undoable(outcome, after -> "*%s* is open again.".formatted(after.id()) + room(incident, after));
    }

    /** Where people go on, as far as that is not where they were. */
    private static String room(Incident before, Incident after) {
        if (after.channel() != null) {
            return "";
        }
        return before.isArchived()
                ? " Its old channel is archived and no bot can change that, so a new one is being made; you will be brought in."
                : " It has no channel, so Slack is asked for one; you will be brought in.";
    }
}
