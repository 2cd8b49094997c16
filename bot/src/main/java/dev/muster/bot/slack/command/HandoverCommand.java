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
    private final PersonWords persons;
    private final Outbox outbox;

    HandoverCommand(WhichIncident which, Commanding commanding, PersonWords persons, Outbox outbox) {
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
        RoleCommand.Meant meant = RoleCommand.meant(call.rest(), commanding.roles().book());
        boolean named = meant.role().isPresent();
        // Without a role it is command that passes on, and all the words are the person.
        if (!named && meant.who().isPresent() && !meant.roleWords().isEmpty()) {
            return Reply.Private.of("I know no role “%s”, so nothing was offered.\n`/incident handover @name` offers command."
                    .formatted(Mrkdwn.cut(Mrkdwn.escape(Mrkdwn.unescape(meant.roleWords())), 60)));
        }
        Role role = meant.role().orElse(commanding.roles().book().command());
        String words = named ? meant.who().orElse("") : meant.who().orElse(call.rest());
        if (words.isBlank()) {
            return call.invocation().triggerId()
                    .map(trigger -> call.invocation().opens(outbox, trigger, new Form.HandOver(incident.id(), role.id())))
                    .orElseGet(() -> Reply.Private.of("To whom? `handover @name`."));
        }
        UserId me = call.invocation().user();
        Optional<UserId> who = persons.find(words, me);
        if (who.isEmpty()) {
            String id = role.id().replace('_', ' ');
            return persons.whichOf(words, incident, mention -> "handover %s %s".formatted(id, mention))
                    .orElseGet(
                            () -> Reply.Private.of("%s Nothing was offered.\n`/incident handover @name`: type @ and choose them."
                                    .formatted(PersonWords.unknown(words))));
        }
        if (persons.isBot(who.get())) {
            return Reply.Private.of("%s is an app, and only a person can have a role, so nothing was offered."
                    .formatted(who.get().mention()));
        }
        return Outcomes.undoable(commanding.handovers().offer(incident.id(), role, who.get(), call.wish()),
                after -> "Offered to %s in *%s*: nothing moves before they accept.".formatted(who.get().mention(), after.id()));
    }
}
