package dev.muster.bot.incident;

import java.util.List;

import dev.muster.bot.id.UserId;

/** The incidents that somebody may be shown outside their channels, in the order in which they are shown; {@link Access} decides. */
public final class VisibleIncidents {
    private final Access access;
    private final Participants participants;

    public VisibleIncidents(Access access, Participants participants) {
        this.access = access;
        this.participants = participants;
    }

    /** Whether everybody may know of the incident. */
    public boolean isVisibleToAll(Incident incident) {
        return !incident.isPrivate();
    }

    /** The incidents in which this person takes part, resolved ones too, the newest first; at most {@code limit}. */
    public List<Incident> of(UserId person, int limit) {
        return participants.latestOf(person, limit).stream().filter(incident -> access.maySee(incident, person)).toList();
    }

    /** The incidents whose review this person owns, or is asked about, also where they never took part; at most {@code limit}. */
    public List<Incident> reviewedBy(UserId person, int limit) {
        return participants.reviewedBy(person, limit).stream().filter(incident -> access.maySee(incident, person)).toList();
    }

    /** All incidents that are not resolved and that this person may know of, the newest first. */
    public List<Incident> unresolved(UserId person) {
        return access.unresolved(person);
    }
}
