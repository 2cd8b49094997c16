package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.Timeline;

/** THE table of commands: a new one is a line here. Help, docs/commands.md and near misses come from it. */
public final class CommandTable {
    private CommandTable() {}

    /** All commands; {@code formats} are those that an export can have. */
    public static Commands of(Incidents incidents, IncidentStore store, Timeline timeline, People people, Outbox outbox,
            List<String> formats) {
        WhichIncident which = new WhichIncident(store);
        Texts texts = new Texts(people);
        Boards boards = new Boards(store, timeline);
        List<Commands> self = new ArrayList<>();
        Commands commands = new Commands(List.of(
                new NewCommand(incidents, people, outbox),
                new StatusCommand(which, boards),
                new LeadCommand(which, incidents, new PersonWords(people)),
                new SevCommand(which, incidents, texts, outbox),
                new NoteCommand(which, incidents, texts, outbox),
                new MitigatedCommand(which, incidents, texts),
                new ResolveCommand(which, incidents, texts),
                new ReopenCommand(which, incidents, texts),
                new ExportCommand(which, incidents, formats),
                new HelpCommand(() -> self.getFirst().entries())), boards,
                channel -> store.findByChannel(channel).isPresent());
        self.add(commands);
        return commands;
    }
}
