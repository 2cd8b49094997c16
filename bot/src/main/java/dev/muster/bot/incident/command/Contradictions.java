package dev.muster.bot.incident.command;

import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.decision.Proposals;

/** Whoever objects to what the commander decided without a window, or against an objection, is asked once whether they wish to have command (P24). */
public record Contradictions(Handovers handovers, Proposals proposals) {
    /**
     * Somebody objected, however they did.
     *
     * @param number which proposal, as they said it
     */
    public void objected(IncidentId id, Optional<Integer> number, Wish objection) {
        if (objection.by().person().filter(person -> proposals.contradicts(id, number, person)).isEmpty()) {
            return;
        }
        // Whoever has command, or was asked of late, is not asked; that needs no word.
        Outcome unused = handovers.contradicted(id, new Wish(objection.key() + ":takeover", objection.by(), objection.at()));
    }
}
