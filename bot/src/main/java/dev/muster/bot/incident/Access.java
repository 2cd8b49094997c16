package dev.muster.bot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/**
 * Who may know of which incident: THE place that decides it. Whatever answers a person or a program asks for incidents here
 * and not in the store, so that a private one is for an outsider as if it did not exist.
 *
 * <p>A public incident is for everybody. A private one is for those who are in its channel, and until it has one for whoever
 * declared it. Being an Incident Commander or having spoken elsewhere does not count: people are let in by inviting them.
 */
public final class Access {
    private static final int PAGE = 100;

    private final IncidentStore store;
    private final ChannelMembers members;
    private final boolean programsSeePrivate;

    /** @param programsSeePrivate whether the API, which knows no persons, may read private incidents */
    public Access(IncidentStore store, ChannelMembers members, boolean programsSeePrivate) {
        this.store = store;
        this.members = members;
        this.programsSeePrivate = programsSeePrivate;
    }

    /** Whether this person may know of it. */
    public boolean maySee(Incident incident, UserId person) {
        if (!incident.isPrivate()) {
            return true;
        }
        Incident.Channel channel = incident.channel();
        return channel == null
                ? incident.declaredBy().person().filter(person::equals).isPresent()
                : members.has(channel.id(), person);
    }

    /** The incident of this number; empty where there is none that this person may know of. */
    public Optional<Incident> find(IncidentId id, UserId person) {
        return store.find(id).filter(incident -> maySee(incident, person));
    }

    /** The same for something said or clicked in a channel: whoever acts in a private incident's own channel is in it. */
    public Optional<Incident> find(IncidentId id, UserId person, Optional<ChannelId> from) {
        return store.find(id).filter(incident -> from.filter(channel -> isIts(incident, channel)).isPresent()
                || maySee(incident, person));
    }

    /** The incident whose channel this person speaks in; a channel that one left behind when it became private counts only for members. */
    public Optional<Incident> here(ChannelId channel, UserId person) {
        return store.findByChannel(channel).filter(incident -> isIts(incident, channel) || maySee(incident, person));
    }

    /** Incidents that are not resolved and that this person may know of, the newest first. */
    public List<Incident> unresolved(UserId person) {
        return store.unresolved().stream().filter(incident -> maySee(incident, person)).toList();
    }

    /** Of those the ones in which this person declared, leads or has said something. */
    public List<Incident> unresolvedOf(UserId person) {
        return store.unresolvedOf(person).stream().filter(incident -> maySee(incident, person)).toList();
    }

    /** The incident of this number for a program; a private one only where the settings allow that. */
    public Optional<Incident> findForProgram(IncidentId id) {
        return store.find(id).filter(this::programMaySee);
    }

    /** Incidents for a program, the newest first, those below {@code before} where it is given; at most {@code limit}. */
    public List<Incident> newestForProgram(Optional<IncidentId> before, int limit) {
        List<Incident> found = new ArrayList<>();
        Optional<IncidentId> below = before;
        while (found.size() < limit) {
            List<Incident> page = store.newest(below, Math.max(limit, PAGE));
            page.stream().filter(this::programMaySee).limit(limit - found.size()).forEach(found::add);
            if (page.size() < Math.max(limit, PAGE)) {
                break;
            }
            below = Optional.of(page.getLast().id());
        }
        return found;
    }

    /** Incidents that are not resolved, for a program, the newest first. */
    public List<Incident> unresolvedForProgram() {
        return store.unresolved().stream().filter(this::programMaySee).toList();
    }

    /** Whether a program may know of it. */
    public boolean programMaySee(Incident incident) {
        return !incident.isPrivate() || programsSeePrivate;
    }

    private static boolean isIts(Incident incident, ChannelId channel) {
        return incident.channel() != null && incident.channel().id().equals(channel);
    }
}
