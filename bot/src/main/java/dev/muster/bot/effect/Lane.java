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
}
