package dev.muster.bot.incident.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Proposal;

/** Finds the proposal that somebody means who may not have said which. */
final class WhichProposal {
    private WhichProposal() {}

    /** The one of that number; without one, the newest that is open, else the newest of all. */
    static Optional<Proposal> find(Items items, Optional<Integer> number) {
        if (number.isPresent()) {
            return items.proposal(number.get());
        }
        Comparator<Proposal> newest = Comparator.comparingInt(Proposal::number);
        return items.proposals().filter(Proposal::isOpen).max(newest).or(() -> items.proposals().max(newest));
    }

    /**
     * The one that somebody objected to at this time, of which may be heard only now: where the newest was opened after that,
     * the one whose window was open then.
     */
    static Optional<Proposal> objectedTo(Items items, Optional<Integer> number, Instant madeAt) {
        Optional<Proposal> newest = find(items, number);
        return newest.filter(proposal -> number.isEmpty() && madeAt.isBefore(proposal.openedAt()))
                .flatMap(later -> items.proposals()
                        .filter(each -> !madeAt.isBefore(each.openedAt()) && each.inTime(madeAt))
                        .max(Comparator.comparingInt(Proposal::number)))
                .or(() -> newest);
    }
}
