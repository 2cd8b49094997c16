package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.slack.conversation.Reply;

/** {@code takeover} asks whoever types it, in public and once, whether they wish to take command (P24); where nobody has it they do. */
final class TakeoverCommand extends IncidentCommand {
    private final Commanding commanding;

    TakeoverCommand(WhichIncident which, Commanding commanding) {
        super(which);
        this.commanding = commanding;
    }

    @Override
    public String verb() {
        return "takeover";
    }

    @Override
    public List<String> aliases() {
        return List.of("takecommand");
    }

    @Override
    public String usage() {
        return "takeover";
    }

    @Override
    public String summary() {
        return "asks you in public whether you wish to take command; who has it may keep it";
    }

    @Override
    Reply run(Incident incident, Call call) {
        if (incident.commander() == null) {
            return Outcomes.undoable(commanding.roles().assign(incident.id(), commanding.roles().book().command(),
                    call.invocation().user(), call.invocation().channel(), call.wish()),
                    after -> "Nobody had command: you are the Incident Commander of *%s*.".formatted(after.id()));
        }
        return Outcomes.reply(commanding.handovers().takeover(incident.id(), call.wish()),
                after -> "You are asked in the channel of *%s*: answer there.".formatted(after.id()));
    }
}
