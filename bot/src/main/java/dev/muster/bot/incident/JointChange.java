package dev.muster.bot.incident;

import java.util.Optional;

/**
 * A change with what belongs to it, committed in one transaction.
 *
 * @param change what happens to the incident itself
 * @param other  what happens to the second incident that was looked at
 * @param undone the earlier change of the incident that is taken back by it
 */
public record JointChange(IncidentChange change, Optional<IncidentChange> other,
        Optional<PastChange> undone) implements JointVerdict {
    /** A change that concerns nothing else. */
    public static JointChange of(IncidentChange change) {
        return new JointChange(change, Optional.empty(), Optional.empty());
    }

    public JointChange together(IncidentChange second) {
        return new JointChange(change, Optional.of(second), undone);
    }
}
