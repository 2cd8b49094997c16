package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.closing.Parking;
import dev.muster.bot.slack.conversation.Reply;

/** {@code todo a circuit breaker}, {@code todo process: too many channels}: what is for later (T2, P29). */
final class TodoCommand extends IncidentCommand {
    private final Parking parking;
    private final Texts texts;
    private final Outbox outbox;

    TodoCommand(WhichIncident which, Parking parking, Texts texts, Outbox outbox) {
        super(which);
        this.parking = parking;
        this.texts = texts;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "todo";
    }

    @Override
    public List<String> aliases() {
        return List.of("followup");
    }

    @Override
    public String usage() {
        return "todo <idea> | todo process: <words>";
    }

    @Override
    public String summary() {
        return "parks an idea for later, or what you think of how we work together";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<String> text = texts.plain(call);
        if (text.isPresent()) {
            return Outcomes.undoable(parking.park(incident.id(), text.get(), call.wish()),
                    after -> parking.told(after, text.get()));
        }
        Optional<String> trigger = call.invocation().triggerId();
        if (trigger.isEmpty()) {
            return Reply.Private.of("What is for later? `todo a circuit breaker for the config loader`\n"
                    + "About how we work together: `todo process: the two channels were confusing`");
        }
        return call.invocation().opens(outbox, trigger.get(), new Form.ParkIdea(incident.id()));
    }
}
