package dev.muster.bot.effect;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;

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

    /** The lane of changes to an incident's messages that stand already, such as its cards. */
    public static Lane ofChanges(IncidentId incident) {
        return new Lane("changes:" + incident.number());
    }

    /** The lane of changes to one question that stands already: it loses its buttons, or gets them back. */
    public static Lane ofQuestion(IncidentId incident, MessageRef message) {
        return new Lane("question:" + incident.number() + ":" + message.channel() + ":" + message.ts());
    }

    /** The lane of what an incident's channel shows around its messages, for which nobody waits. */
    public static Lane ofAdornments(IncidentId incident) {
        return new Lane("adorn:" + incident.number());
    }
}
