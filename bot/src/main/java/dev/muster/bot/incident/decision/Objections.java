package dev.muster.bot.incident.decision;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.DecisionEvent;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Objection;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Proposal.State;

/** What a strong objection does to a proposal, and what it does when it is taken back (P10, P11). */
final class Objections {
    /** What whoever has command is asked. */
    static final String ASK = Proposal.ASK_OBJECTION;
    static final String ASK_LATE = "late_objection";

    private Objections() {}

    /** Somebody objects, or says more on the objection that they have. */
    static JointVerdict made(Sight sight, Proposal proposal, Optional<String> text, Instant madeAt, Wish wish) {
        UserId person = ProposalRules.person(wish);
        boolean stops = proposal.isStoppedBy(madeAt);
        // What came too late is no reason not to stop it, should its clock go on again.
        Optional<Objection> before = proposal.objectionOf(person).filter(each -> !stops || !each.late());
        if (before.isPresent()) {
            return text.isEmpty()
                    ? new Rejection("You object to proposal %d already.".formatted(proposal.number()),
                            "`/incident object` and why says more, `/incident withdraw` takes it back.")
                    : DecisionChange.of(sight.incident(), proposal.saying(person, text.get(), !stops), wish,
                            new DecisionEvent.ObjectionExplained(proposal.number(), text.get(), !stops)).joint();
        }
        if (proposal.state() == State.DROPPED || proposal.state() == State.AMENDED) {
            return new Rejection(ProposalRules.stands(proposal),
                    "There is nothing left to stop. `/incident note` keeps what you have to say.");
        }
        Proposal after = proposal.objected(person, madeAt, text.orElse(null));
        var event = new DecisionEvent.ProposalObjected(after.number(), text.orElse(null), !stops, after.window() == null, madeAt);
        DecisionChange change = DecisionChange.of(sight.incident(), after, wish, event);
        return (stops
                ? change.timers(ProposalClock.stopped(after)).askCommander(ASK, person)
                : change.askCommander(ASK_LATE, person)).joint();
    }

    /** A raised hand stands at the card, nobody knows since when. */
    static JointVerdict found(Sight sight, Proposal proposal, Wish wish) {
        Proposal.Window window = proposal.window();
        boolean isOver = proposal.ending() != null && !proposal.decidedBySilence();
        if (isOver || window == null || proposal.objectionOf(ProposalRules.person(wish)).isPresent()) {
            return DecisionChange.nothing(sight.incident(), wish.at());
        }
        boolean doubtful = proposal.isOpen() && !proposal.isStoppedBy(wish.at());
        return made(sight, proposal, Optional.empty(), doubtful ? window.closesAt().minusMillis(1) : wish.at(), wish);
    }

    /** Somebody takes their objection back. When it was the last, the clock goes on where it stopped, from {@code now} on. */
    static JointVerdict withdrawn(Sight sight, Proposal proposal, Instant now, Wish wish) {
        UserId person = ProposalRules.person(wish);
        if (proposal.objectionOf(person).isEmpty()) {
            return new Rejection("You have not objected to proposal %d.".formatted(proposal.number()),
                    "`/incident status` shows where it stands.");
        }
        Proposal after = proposal.withdrawn(person, wish.at(), now);
        boolean goesOn = proposal.state() == State.STOPPED && after.state() == State.OPEN;
        Instant closesAt = goesOn ? Objects.requireNonNull(after.window()).closesAt() : null;
        DecisionChange change = DecisionChange.of(sight.incident(), after, wish,
                new DecisionEvent.ObjectionWithdrawn(after.number(), closesAt));
        return (goesOn ? change.timers(ProposalClock.running(after)) : change).joint();
    }
}
