package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.slack.conversation.Reply;

/** {@code handover @x} offers command, {@code handover scribe @x} another role (P30). Nothing moves before it is accepted. */
final class HandoverCommand extends IncidentCommand {
    private final Commanding commanding;
    private final NamedPerson persons;
    private final Outbox outbox;

    HandoverCommand(WhichIncident which, Commanding commanding, NamedPerson persons, Outbox outbox) {
        super(which);
        this.commanding = commanding;
        this.persons = persons;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "handover";
    }

    @Override
    public List<String> aliases() {
        return List.of("handoff");
    }

    @Override
    public String usage() {
        return "handover [role] @x";
    }

    @Override
    public String summary() {
        return "offers command, or another role: nothing moves before they accept";
    }

    @Override
    Reply run(Incident incident, Call call) {
        String line = call.rest().replaceFirst("^(?i:to)\\s+", "");
        // "the deputy" is whoever is deputy now, "deputy" alone the role that passes on.
        RoleCommand.Meant meant = persons.isHolder(line)
                ? new RoleCommand.Meant(Optional.empty(), "", Optional.of(line))
                : RoleCommand.meant(line, commanding.roles().book());
        boolean named = meant.role().isPresent();
        // Without a role it is command that passes on, and all the words are the person.
        if (!named && meant.who().isPresent() && !meant.roleWords().isEmpty()) {
            return Reply.Private.of("I know no role “%s”, so nothing was offered.\n`/incident handover @name` offers command."
                    .formatted(Mrkdwn.cut(Mrkdwn.escape(Mrkdwn.unescape(meant.roleWords())), 60)));
        }
        Role role = meant.role().orElse(commanding.roles().book().command());
        String words = named ? meant.who().orElse("") : meant.who().orElse(line);
        if (words.isBlank()) {
            return call.invocation().triggerId()
                    .map(trigger -> call.invocation().opens(outbox, trigger, new Form.HandOver(incident.id(), role.id())))
                    .orElseGet(() -> Reply.Private.of("To whom? `handover @name`."));
        }
        String id = role.id().replace('_', ' ');
        return persons.with(new NamedPerson.Wanted(words, "Nothing was offered.",
                "`/incident handover @name`: type @ and choose them.", mention -> "handover %s %s".formatted(id, mention)),
                incident, call.invocation().user(), who -> offered(incident, role, who, call));
    }

    private Reply offered(Incident incident, Role role, UserId who, Call call) {
        if (persons.isBot(who)) {
            return Reply.Private
                    .of("%s is an app, and only a person can have a role, so nothing was offered.".formatted(who.mention()));
        }
        return Outcomes.undoable(commanding.handovers().offer(incident.id(), role, who, call.wish()),
                after -> "Offered to %s in *%s*: nothing moves before they accept.".formatted(who.mention(), after.id()));
    }
}
