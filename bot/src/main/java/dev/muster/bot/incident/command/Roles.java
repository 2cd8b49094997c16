package dev.muster.bot.incident.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.CommandPassed;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Outsiders;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.Wish;
import org.jspecify.annotations.Nullable;

/**
 * Gives roles and takes them back (P7). A vacant one may be taken by anybody, for themselves or for another; from somebody who has
 * it only the commander takes it, or they pass it on themselves.
 */
public final class Roles {
    private final IncidentStore store;
    private final Incidents incidents;
    private final ChannelMembers members;
    private final RoleBook book;

    public Roles(IncidentStore store, Incidents incidents, ChannelMembers members, RoleBook book) {
        this.store = store;
        this.incidents = incidents;
        this.members = members;
        this.book = book;
    }

    /** The roles that there are. */
    public RoleBook book() {
        return book;
    }

    /**
     * Gives {@code who} a role.
     *
     * @param from where it was asked for; whoever is to have the role and did not ask in the incident's channel is brought in
     */
    public Outcome assign(IncidentId id, Role role, UserId who, @Nullable ChannelId from, Wish wish) {
        Optional<Rejection> outside = store.find(id).flatMap(incident -> Outsiders.refused(incident, who, wish, members));
        if (role.isCommand() && outside.isEmpty()) {
            return incidents.takeCommand(id, who, from, wish);
        }
        return judged(id, wish, incident -> {
            Optional<Rejection> refused = outside.or(() -> refused(incident, role, who, wish));
            return refused.isPresent() ? refused.get() : assigned(incident, role, who, from, wish);
        });
    }

    private static Optional<Rejection> refused(Incident incident, Role role, UserId who, Wish wish) {
        RoleHolders roles = incident.roles();
        if (roles.holds(role.id(), who)) {
            return Optional.of(new Rejection("%s is %s of %s already.".formatted(who.mention(), name(role), incident.id()),
                    "`/incident role` lists who has which."));
        }
        Optional<Rejection> unfit = unfit(incident, role, who);
        if (unfit.isPresent()) {
            return unfit;
        }
        Optional<UserId> holder = role.many() ? Optional.empty() : roles.holder(role.id());
        return holder.filter(held -> !isCommander(incident, wish)).map(held -> held.equals(wish.by().person().orElse(null))
                ? new Rejection("You are %s of %s.".formatted(name(role), incident.id()),
                        "Offer it, and it is theirs once they accept: `/incident handover %s @name`.".formatted(said(role)))
                : new Rejection("%s is %s of %s.".formatted(held.mention(), name(role), incident.id()),
                        "Ask them, or the Incident Commander: `/incident handover %s @you`.".formatted(said(role))));
    }

    /** Why this person cannot have the role beside what they have; empty where they can. */
    static Optional<Rejection> unfit(Incident incident, Role role, UserId who) {
        if (role.id().equals(Role.SME) && who.equals(incident.commander())) {
            return Optional.of(new Rejection(
                    "%s has command, and the one who decides cannot be asked as an expert, too.".formatted(who.mention()),
                    "Hand over command first: `/incident handover @name`."));
        }
        if (role.id().equals(Role.DEPUTY) && who.equals(incident.commander())) {
            return Optional.of(new Rejection("%s has command, and nobody is their own deputy.".formatted(who.mention()),
                    "Name another: `/incident role deputy @name`."));
        }
        return Optional.empty();
    }

    private static IncidentChange assigned(Incident incident, Role role, UserId who, @Nullable ChannelId from, Wish wish) {
        Optional<UserId> previous = role.many() ? Optional.empty() : incident.roles().holder(role.id());
        IncidentChange change = Telling.changed(incident.withRoles(incident.roles().with(role, who)), wish,
                role.assigned(who, previous), List.of(CommandPassed.rolesBegin(wish.at())));
        List<Effect> more = new ArrayList<>();
        Incident.Channel channel = incident.channel();
        boolean askedThere = channel == null || channel.id().equals(from);
        if (!askedThere || !who.equals(wish.by().person().orElse(null))) {
            more.add(new ChannelEffect.Invite(incident.id(), List.of(who), null, !incident.isPrivate()));
        }
        more.add(CommandPassed.card(incident, role.id(), who, wish.at()));
        return Telling.with(change, more);
    }

    /** Takes a role back: from the one who says so, or by the commander from whoever has it. */
    public Outcome release(IncidentId id, Role role, Wish wish) {
        if (role.isCommand()) {
            return new Outcome.Refused(new Rejection("An incident that has an Incident Commander is not left without one.",
                    "Offer it to somebody: `/incident handover @name`."));
        }
        return judged(id, wish, incident -> {
            List<UserId> holders = incident.roles().of(role.id());
            if (holders.isEmpty()) {
                return new Rejection("Nobody is %s of %s.".formatted(name(role), incident.id()),
                        "`/incident role` lists who has which.");
            }
            List<UserId> leaving = isCommander(incident, wish)
                    ? holders
                    : holders.stream().filter(held -> held.equals(wish.by().person().orElse(null))).toList();
            if (leaving.isEmpty()) {
                return new Rejection("%s is %s of %s.".formatted(holders.getFirst().mention(), name(role), incident.id()),
                        "They or the Incident Commander can give it back.");
            }
            RoleHolders left = incident.roles();
            List<IncidentEvent> events = new ArrayList<>();
            List<Effect> said = new ArrayList<>();
            for (UserId who : leaving) {
                left = left.without(role.id(), who);
                events.add(new CommandEvent.RoleReleased(role.id(), role.name(), who));
            }
            Incident after = incident.withRoles(left);
            events.forEach(event -> said.addAll(Telling.said(after, event, wish.by())));
            said.addAll(Telling.refreshed(after));
            return new IncidentChange(after, wish.by(), wish.at(), events, List.of(), said);
        });
    }

    private Outcome judged(IncidentId id, Wish wish, Function<Incident, Verdict> decide) {
        return store.change(id, wish.cause(), incident -> {
            Optional<Rejection> over = Over.refused(incident);
            return over.isPresent() ? over.get() : decide.apply(incident);
        });
    }

    private static boolean isCommander(Incident incident, Wish wish) {
        UserId commander = incident.commander();
        return commander != null && wish.by().person().filter(commander::equals).isPresent();
    }

    private static String name(Role role) {
        return Mrkdwn.escape(role.name());
    }

    private static String said(Role role) {
        return role.id().replace('_', ' ');
    }
}
