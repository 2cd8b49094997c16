package dev.muster.bot.incident.decision;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Proposal.State;

/** What somebody may want to do with a proposal, and which of them they can mean by it. */
public enum ProposalStep {
    OBJECT,
    WITHDRAW,
    AMEND,
    OVERRULE,
    DROP,
    EXTEND,
    ASK,
    /** To have it done by somebody. */
    ASSIGN;

    /** The proposals that come into question where nobody says which, the oldest first; of several, one must be asked for. */
    public List<Proposal> meant(Items items, UserId person, Instant at) {
        return switch (this) {
            // Nothing that can still be stopped waits behind a question about what cannot.
            case OBJECT -> {
                // Of what was said before the newest was proposed may be heard only now.
                List<Proposal> then = items.proposals()
                        .filter(proposal -> proposal.isStoppedBy(at) && !at.isBefore(proposal.openedAt())).toList();
                yield then.isEmpty() ? first(items, proposal -> proposal.isStoppedBy(at), Proposal::isProceeding) : then;
            }
            case WITHDRAW -> first(items, proposal -> proposal.isOpen() && objects(proposal, person),
                    proposal -> objects(proposal, person));
            case OVERRULE -> first(items, proposal -> proposal.state() == State.STOPPED, Proposal::isOpen);
            case EXTEND -> first(items, proposal -> proposal.state() == State.OPEN, Proposal::isOpen);
            case AMEND, DROP -> first(items, Proposal::isOpen, proposal -> false);
            case ASK -> first(items, Proposal::isOpen, Proposal::isProceeding);
            case ASSIGN -> first(items, Proposal::isProceeding, proposal -> false);
        };
    }

    private static List<Proposal> first(Items items, Predicate<Proposal> rather, Predicate<Proposal> otherwise) {
        List<Proposal> first = items.proposals().filter(rather).toList();
        return first.isEmpty() ? items.proposals().filter(otherwise).toList() : first;
    }

    private static boolean objects(Proposal proposal, UserId person) {
        return proposal.objectionOf(person).isPresent();
    }
}
