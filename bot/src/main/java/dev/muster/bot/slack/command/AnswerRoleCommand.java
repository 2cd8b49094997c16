package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.slack.conversation.Reply;

/** {@code accept} and {@code decline}: the buttons of a handover, typed. Whatever waits for this person is what they mean. */
final class AnswerRoleCommand extends IncidentCommand {
    private final Handovers handovers;
    private final boolean yes;

    private AnswerRoleCommand(WhichIncident which, Handovers handovers, boolean yes) {
        super(which);
        this.handovers = handovers;
        this.yes = yes;
    }

    static List<Command> both(WhichIncident which, Handovers handovers) {
        return List.of(new AnswerRoleCommand(which, handovers, true), new AnswerRoleCommand(which, handovers, false));
    }

    @Override
    public String verb() {
        return yes ? "accept" : "decline";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return verb();
    }

    @Override
    public String summary() {
        return yes ? "takes the role that you are offered" : "leaves the role where it is: offered to you, or wished from you";
    }

    @Override
    Reply run(Incident incident, Call call) {
        return Outcomes.undoable(handovers.answer(incident.id(), Optional.empty(), yes, call.wish()),
                after -> yes ? "Accepted in *%s*.".formatted(after.id()) : "It stays as it is in *%s*.".formatted(after.id()));
    }
}
