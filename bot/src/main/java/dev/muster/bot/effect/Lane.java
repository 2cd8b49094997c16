package dev.muster.bot.effect;

import dev.muster.bot.id.IncidentId;

/** A queue of effects that leave one after the other, in the order in which they were committed. */
public record Lane(String name) {
    public Lane {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected: a lane's name)");
        }
    }

    /** The lane of everything that happens in an incident's own channel. */
    public static Lane of(IncidentId incident) {
        return new Lane("incident:" + incident.number());
    }

    /** The lane of those who are brought into an incident's channel: many may come at once, and nobody else waits for them. */
    public static Lane ofInvitations(IncidentId incident) {
        return new Lane("invite:" + incident.number());
    }

    /** The lane of questions in an incident's channel that are settled and lose their buttons. */
    public static Lane ofSettled(IncidentId incident) {
        return new Lane("settled:" + incident.number());
    }

    /** The lane of what an incident's channel shows around its messages, for which nobody waits. */
    public static Lane ofAdornments(IncidentId incident) {
        return new Lane("adorn:" + incident.number());
    }
}
