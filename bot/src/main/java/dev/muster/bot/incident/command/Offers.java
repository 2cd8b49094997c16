package dev.muster.bot.incident.command;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Takeover;

/** What may be in the way of offering a role, or of wishing to take command. */
final class Offers {
    private static final String STATUS = "`/incident status` shows who has which role.";

    private Offers() {}

    static Optional<Rejection> refused(Sight sight, Role role, UserId holder, UserId to, Wish wish) {
        Incident incident = sight.incident();
        Optional<UserId> asking = wish.by().person();
        boolean mayOffer = asking.filter(holder::equals).isPresent()
                || (!role.isCommand() && asking.isPresent() && asking.get().equals(incident.commander()));
        if (!mayOffer) {
            return Optional.of(new Rejection("%s is %s of %s.".formatted(holder.mention(), name(role), incident.id()),
                    role.isCommand()
                            ? "Only they can hand over. `/incident takeover` says that you wish to take command."
                            : "Only they or the Incident Commander can hand it over."));
        }
        if (holder.equals(to)) {
            return Optional.of(new Rejection("%s is %s already.".formatted(to.mention(), name(role)),
                    "Name somebody else: `/incident handover @name`."));
        }
        Optional<Handover> open = sight.items().handovers()
                .filter(other -> other.isOpen() && other.role().equals(role.id()) && other.from().equals(holder))
                .filter(other -> other.takeover() || other.to().equals(to)).findFirst();
        if (open.isPresent()) {
            return Optional.of(open.get().takeover()
                    ? new Rejection("%s wishes to take command.".formatted(open.get().to().mention()),
                            "Keep it or let it go first: the question stands in the channel.")
                    : new Rejection("%s is asked already, until %s.".formatted(to.mention(),
                            Mrkdwn.clock(open.get().expiresAt())), "Nothing moves before they accept."));
        }
        return Roles.unfit(incident, role, to);
    }

    static Optional<Rejection> noTakeover(Sight sight, UserId person) {
        Incident incident = sight.incident();
        UserId holder = incident.commander();
        if (holder == null) {
            return Optional.of(new Rejection("%s has no Incident Commander.".formatted(incident.id()),
                    "`/incident lead` takes command at once."));
        }
        if (holder.equals(person)) {
            return Optional.of(new Rejection("You have command of %s.".formatted(incident.id()), STATUS));
        }
        Optional<Takeover> asked = sight.items().takeovers()
                .filter(takeover -> takeover.isOpen() && takeover.person().equals(person)).findFirst();
        if (asked.isPresent()) {
            return Optional.of(new Rejection("You are asked in the channel already, until %s."
                    .formatted(Mrkdwn.clock(asked.get().expiresAt())), "Answer there, or `/incident accept`."));
        }
        return sight.items().handovers().filter(handover -> handover.isOpen() && handover.role().equals(Role.COMMANDER)
                && handover.to().equals(person)).findFirst().map(handover -> handover.takeover()
                        ? new Rejection("%s may keep command until %s.".formatted(handover.from().mention(),
                                Mrkdwn.clock(handover.expiresAt())), "If they say nothing, it is yours then.")
                        : new Rejection("%s offers you command.".formatted(handover.from().mention()),
                                "`/incident accept` takes it."));
    }

    /** Whether this person was asked about command since then; empty where they were not. */
    static Optional<Rejection> askedSince(Sight sight, UserId person, Instant since) {
        return sight.items().takeovers().filter(takeover -> takeover.person().equals(person) && takeover.askedAt().isAfter(since))
                .findFirst().map(takeover -> new Rejection("You were asked at %s whether you wish to take command."
                        .formatted(Mrkdwn.hour(takeover.askedAt())), "`/incident takeover` says that you do."));
    }

    private static String name(Role role) {
        return Mrkdwn.escape(role.name());
    }
}
