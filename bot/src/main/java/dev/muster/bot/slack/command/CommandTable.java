package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.incident.closing.Closing;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.dispute.Disputes;
import dev.muster.bot.incident.fact.Facts;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.incident.newcomer.CommandUses;
import dev.muster.bot.incident.undo.Undos;
import dev.muster.bot.incident.update.Updating;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.Timeline;

/** THE table of commands: a new one is a line here. Help, docs/commands.md and near misses come from it. */
public final class CommandTable {
    private CommandTable() {}

    /** All commands; {@code formats} are those that an export can have, {@code addressOf} is where a message can be opened. */
    public static Commands of(Incidents incidents, Decisions decisions, Work work, Updating updating,
            PrivateIncidents privately,
            IncidentStore store, Access access, Commanding commanding,
            Closing closing, CommandUses uses, ChannelMembers members, Timeline timeline, People people, Outbox outbox,
            List<String> formats, Function<MessageRef, String> addressOf) {
        Proposals proposals = decisions.proposals();
        WhichIncident which = new WhichIncident(access);
        Texts texts = new Texts(people);
        PersonTime times = new PersonTime(people);
        Facts facts = new Facts(store, incidents);
        Merges merges = new Merges(store, access, incidents);
        Disputes disputes = new Disputes(store, incidents);
        Boards boards = new Boards(access, timeline, work.assignments(), addressOf);
        PersonWords persons = new PersonWords(people);
        TypedWhom.Reader whom = new TypedWhom.Reader(persons, commanding.roles().book());
        NamedPerson named = new NamedPerson(whom, persons);
        WhomPicker picker = new WhomPicker(members, people, outbox);
        WhichItem items = new WhichItem(proposals);
        List<Commands> self = new ArrayList<>();
        List<Command> all = new ArrayList<>(Stream.<Command>of(
                new NewCommand(incidents, people, outbox),
                new StatusCommand(which, boards),
                new LeadCommand(which, commanding, named),
                new RoleCommand(which, commanding, named),
                new HandoverCommand(which, commanding, named, outbox),
                new TakeoverCommand(which, commanding),
                new SevCommand(which, incidents, disputes, texts, outbox),
                new DisputeCommand(which, disputes),
                new ProposeCommand(which, proposals, texts, times, outbox),
                new ObjectCommand(which, proposals, items, new Contradictions(commanding.handovers(), proposals), texts),
                new DecideCommand(which, decisions, items, commanding.handovers(), texts, times),
                new OptionsCommand(which, decisions.polls(), texts, times),
                new VoteCommand(which, decisions.polls(), items, texts),
                new FlipCommand(which, decisions.polls(), items),
                new YesNoCommand(which, decisions.questions(), whom, picker, texts, persons, items),
                new AssignCommand(which, work.assignments(), work.assigning(), whom, picker, texts, times, outbox, false),
                new NoteCommand(which, incidents, texts, outbox),
                new ImpactCommand(which, facts, texts, times, outbox),
                new MitigatedCommand(which, incidents, facts, texts, times),
                new ResolveCommand(which, closing.closings(), texts, times),
                new ReopenCommand(which, merges, texts),
                new MergeCommand(access, merges, outbox),
                new PrivateCommand(which, privately, members, people, outbox),
                new ExportCommand(which, incidents, formats),
                new UndoCommand(which, new Undos(store)),
                new HelpCommand(() -> self.getFirst().entries())).toList());
        all.addAll(all.size() - 2, ProposalCommand.all(which, proposals, items, texts, times, outbox));
        all.addAll(all.size() - 2, YesNoAnswerCommand.all(which, decisions.questions(), items, texts));
        all.addAll(all.size() - 2, AnswerRoleCommand.both(which, commanding.handovers()));
        List<Command> working = new ArrayList<>(
                AssignmentCommand.all(which, work.assignments(), texts, times, outbox));
        working.add(new ReassignCommand(which, work.assignments(), work.assigning(), whom, picker, times, outbox));
        working.add(new AssignCommand(which, work.assignments(), work.assigning(), whom, picker, texts, times, outbox, true));
        working.add(new AwayCommand(which, work.absences(), texts, times));
        working.add(new ReadyCommand(which, work.absences()));
        working.add(new UpdateCommand(which, updating.updates(), texts, outbox));
        working.add(new ExternalCommand(which, updating.external(), people, texts, outbox));
        working.add(new NextCommand(which, updating, texts, times));
        all.addAll(16, working);
        all.add(all.size() - 2, new ScriptsCommand(which));
        all.add(all.size() - 2, new ReviewCommand(which, closing.reviews(), named, outbox));
        all.add(all.size() - 2, new KeepCommand(which, closing.releases(), whom, persons, outbox));
        all.add(all.size() - 2, new TodoCommand(which, closing.parking(), texts, outbox));
        all.add(all.size() - 2, new TodosCommand(which, closing.parking()));
        Commands commands = new Commands(all, boards,
                (channel, person) -> access.here(channel, person).map(Incident::id), texts, new Coaching(uses));
        self.add(commands);
        return commands;
    }
}
