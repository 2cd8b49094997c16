package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.closing.Parking;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.ParkedView;

/** {@code todos}: what is parked for later, for whoever asks. */
final class TodosCommand extends IncidentCommand {
    private final Parking parking;

    TodosCommand(WhichIncident which, Parking parking) {
        super(which);
        this.parking = parking;
    }

    @Override
    public String verb() {
        return "todos";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "todos";
    }

    @Override
    public String summary() {
        return "lists what is parked for later; only you see it";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    Reply run(Incident incident, Call call) {
        List<String> sections = ParkedView.list(incident, parking.items(incident.id()));
        Blocks blocks = new Blocks();
        sections.forEach(blocks::section);
        return new Reply.Private(String.join("\n", sections), Optional.of(blocks.array()));
    }
}
