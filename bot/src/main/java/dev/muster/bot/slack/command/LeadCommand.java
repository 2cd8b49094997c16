package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.slack.conversation.Reply;

/** {@code lead} takes command where there is none, {@code lead @x} gives it; by the one who has it, it is offered. */
final class LeadCommand extends IncidentCommand {
    private final Commanding commanding;
    private final NamedPerson persons;

    LeadCommand(WhichIncident which, Commanding commanding, NamedPerson persons) {
        super(which);
        this.commanding = commanding;
        this.persons = persons;
    }

    @Override
    public String verb() {
        return "lead";
    }

    @Override
    public List<String> aliases() {
        return List.of("ic", "commander");
    }

    @Override
    public String usage() {
        return "lead [@x]";
    }

    @Override
    public String summary() {
        return "takes command where there is none, or names somebody";
    }

    @Override
    Reply run(Incident incident, Call call) {
        UserId me = call.invocation().user();
        return call.rest().isBlank()
                ? named(commanding, incident, me, call)
                : persons.with(new NamedPerson.Wanted(call.rest(), "Nothing was changed.",
                        "`/incident lead @name`: type @ and choose them.", mention -> "lead " + mention), incident, me,
                        who -> persons.isBot(who)
                                ? Reply.Private
                                        .of(("%s is an app, and only a person can lead an incident, so nothing was changed.\n"
                                                + "`/incident lead @name`: type @ and choose a person.").formatted(who.mention()))
                                : named(commanding, incident, who, call));
    }

    /** Whoever has command offers it, and nothing moves before it is accepted; where nobody has it, it is given at once. */
    static Reply named(Commanding commanding, Incident incident, UserId who, Call call) {
        UserId me = call.invocation().user();
        if (me.equals(incident.commander()) && !me.equals(who)) {
            return Outcomes.undoable(
                    commanding.handovers().offer(incident.id(), commanding.roles().book().command(), who, call.wish()),
                    after -> "Offered to %s in *%s*: you have command until they accept.".formatted(who.mention(), after.id()));
        }
        return Outcomes.undoable(
                commanding.roles().assign(incident.id(), commanding.roles().book().command(), who, call.invocation().channel(),
                        call.wish()),
                after -> who.equals(me)
                        ? "You are the Incident Commander of *%s*.".formatted(after.id())
                        : "%s is the Incident Commander of *%s*.".formatted(who.mention(), after.id()));
    }
}
