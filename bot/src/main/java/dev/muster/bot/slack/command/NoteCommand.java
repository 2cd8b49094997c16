package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.slack.conversation.Reply;

/** {@code note the vendor confirms}: a line for the record. */
final class NoteCommand extends IncidentCommand {
    private final Incidents incidents;
    private final Texts texts;
    private final Outbox outbox;

    NoteCommand(WhichIncident which, Incidents incidents, Texts texts, Outbox outbox) {
        super(which);
        this.incidents = incidents;
        this.texts = texts;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "note";
    }

    @Override
    public List<String> aliases() {
        return List.of("log", "scribe");
    }

    @Override
    public String usage() {
        return "note <text>";
    }

    @Override
    public String summary() {
        return "adds a line to the record";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<String> text = texts.plain(call);
        if (text.isPresent()) {
            return Outcomes.reply(incidents.note(incident.id(), text.get(), call.wish()),
                    after -> "Noted in *%s*.".formatted(after.id()));
        }
        Optional<String> trigger = call.invocation().triggerId();
        if (trigger.isEmpty()) {
            return Reply.Private.of("What should the record say? `note the vendor confirms an outage`");
        }
        return call.invocation().opens(outbox, trigger.get(), new Form.AddNote(incident.id()));
    }
}
