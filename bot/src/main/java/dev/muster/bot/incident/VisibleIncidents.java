package dev.muster.bot.incident;

import java.util.List;

import dev.muster.bot.id.UserId;

/**
 * The incidents that somebody may be shown outside their channels. This is the one place that decides it: a private incident
 * is shown to nobody but those who take part in it.
 */
public final class VisibleIncidents {
    private final IncidentStore store;
    private final Participants participants;

    public VisibleIncidents(IncidentStore store, Participants participants) {
        this.store = store;
        this.participants = participants;
    }

    /** Whether everybody may know of the incident. */
    public boolean isVisibleToAll(Incident incident) {
        return !incident.isPrivate();
    }

    /** Whether this person may know of the incident at all. */
    public boolean isVisible(Incident incident, UserId person) {
        return isVisibleToAll(incident) || participants.takesPart(incident.id(), person);
    }

    /** The incidents in which this person takes part, resolved ones too, the newest first; at most {@code limit}. */
    public List<Incident> of(UserId person, int limit) {
        return participants.latestOf(person, limit);
    }

    /** All incidents that are not resolved and that this person may know of, the newest first. */
    public List<Incident> unresolved(UserId person) {
        return store.unresolved().stream().filter(incident -> isVisible(incident, person)).toList();
    }
}
