package dev.muster.bot.incident.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Stint;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.UpdateEvent;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.StatusUpdate;

/** What waits for whoever has command now: all that the one before was asked, or nobody was, and that nobody is deputy (P30, P31). */
final class NewCommander {
    private final Incident incident;
    private final UserId commander;
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    /** @param stints who has had which role; the commander's own is among them */
    NewCommander(Sight sight, UserId commander, List<Stint> stints) {
        this.incident = sight.incident();
        this.commander = commander;
        List<Stint> commands = stints.stream().filter(stint -> stint.role().equals(Role.COMMANDER)).toList();
        sight.items().proposals().forEach(proposal -> {
            if (proposal.state() == Proposal.State.STOPPED) {
                asked(proposal, Proposal.ASK_OBJECTION);
            } else if (nobodyToAssign(proposal, commands)) {
                asked(proposal, Proposal.ASK_ASSIGN);
            }
        });
        sight.items().assignments().filter(assignment -> assignment.state() == Assignment.State.BLOCKED)
                .forEach(assignment -> asked(assignment, Assignment.ASK_BLOCKED));
        sight.items().updates().filter(StatusUpdate::isOpen).forEach(draft -> {
            events.add(new UpdateEvent.ExternalAsked(draft.number(), commander));
            effects.addAll(Telling.card(incident, draft));
            effects.add(prompt(draft, StatusUpdate.APPROVE));
        });
        suggestDeputy(commands);
    }

    private void asked(Item item, String ask) {
        events.add(new CommandEvent.CommanderAsked(item.ref().toString(), commander));
        effects.add(prompt(item, ask));
    }

    private Effect prompt(Item item, String ask) {
        return new Effect.Post(incident.id(), new Destination.UnderCard(item.ref().toString()),
                new Content.ItemPrompt(item.ref().toString(), ask, null));
    }

    /** Whether it was decided while nobody had command, and nobody but this commander has had it since. */
    private static boolean nobodyToAssign(Proposal proposal, List<Stint> commands) {
        Proposal.Ending ending = proposal.ending();
        return proposal.decidedBySilence() && ending != null && proposal.waitUntil() == null
                && commands.stream().limit(Math.max(0, commands.size() - 1L)).allMatch(stint -> isOver(stint, ending.at()))
                && (commands.isEmpty() || commands.getLast().from().isAfter(ending.at()));
    }

    private static boolean isOver(Stint stint, Instant by) {
        return stint.to() != null && !stint.to().isAfter(by);
    }

    /** Whoever was deputy may be the one who has command now. */
    private void suggestDeputy(List<Stint> commands) {
        boolean passed = commands.size() > 1 && !commands.get(commands.size() - 2).user().equals(commands.getLast().user());
        if (passed && incident.roles().of(Role.DEPUTY).isEmpty()) {
            events.add(new CommandEvent.DeputySuggested(commander));
            effects.add(new Effect.Post(incident.id(), new Destination.Direct(commander), new Content.Aside(commander, "",
                    "Nobody is deputy of *%s* now. `/incident role deputy @name` in the channel names who minds the clock, and takes over when you need rest."
                            .formatted(incident.id()))));
        }
    }

    List<IncidentEvent> events() {
        return events;
    }

    List<Effect> effects() {
        return effects;
    }
}
