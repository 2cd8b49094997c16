package dev.muster.bot.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;

/**
 * All that changes when somebody has command from now on, however they came to it.
 *
 * @param after   the incident with its new commander, who is neither their own deputy nor asked as an expert any more
 * @param events  that they have command, and what else they let go of
 * @param timers  those that command brings along
 * @param effects what only the new commander hears
 */
public record CommandPassed(Incident after, List<IncidentEvent> events, List<TimerChange> timers, List<Effect> effects) {
    /** Due as soon as somebody has command: their deadlines are set then, from how long they have had it before. */
    public static final TimerKind BEGAN = new TimerKind("command_began");

    /** What {@link #BEGAN} is about where only other roles have new holders. */
    public static final String ROLES = "roles";

    /** One who has command keeps no role that would pull them away from it (P5, P7). */
    private static final List<String> GIVEN_UP = List.of(Role.DEPUTY, Role.SME);

    public CommandPassed {
        events = List.copyOf(events);
        timers = List.copyOf(timers);
        effects = List.copyOf(effects);
    }

    /** Gives command to {@code who}. */
    public static CommandPassed to(Incident incident, UserId who, Instant at) {
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentEvent.RoleAssigned(Role.COMMANDER, who, incident.commander()));
        RoleHolders roles = incident.roles();
        for (RoleHolders.Holding held : roles.heldBy(who)) {
            if (GIVEN_UP.contains(held.role())) {
                roles = roles.without(held.role(), who);
                events.add(new CommandEvent.RoleReleased(held.role(), held.name(), who));
            }
        }
        return new CommandPassed(incident.withState(incident.state().withCommander(who).withRoles(roles)), events,
                List.of(new TimerChange.Cancel(Incidents.COMMANDER_MISSING, ""), begins(at)),
                List.of(card(incident, Role.COMMANDER, who, at)));
    }

    /** The deadlines of whoever has command are to be set anew. */
    public static TimerChange begins(Instant at) {
        return new TimerChange.Set(BEGAN, "", at);
    }

    /** The same for whoever has another role. */
    public static TimerChange rolesBegin(Instant at) {
        return new TimerChange.Set(BEGAN, ROLES, at);
    }

    /** The card that tells somebody privately what their new role asks of them. */
    public static Effect card(Incident incident, String role, UserId who, Instant at) {
        return new Effect.Post(incident.id(), new Destination.Direct(who), new Content.RoleCard(role, who, at));
    }

    /** The same change with the rest of what belongs to it. */
    public IncidentChange with(IncidentChange told) {
        List<IncidentEvent> all = new ArrayList<>(told.events());
        events.stream().filter(event -> !all.contains(event)).forEach(all::add);
        List<TimerChange> deadlines = new ArrayList<>(told.timers());
        deadlines.addAll(timers);
        List<Effect> more = new ArrayList<>(told.effects());
        more.addAll(effects);
        return new IncidentChange(after, told.by(), told.at(), all, deadlines, more, told.items());
    }
}
