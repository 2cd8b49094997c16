package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Items;

/** Where incidents live. Every write is one transaction and durable when the method returns. */
public interface IncidentStore {
    /**
     * Gives out the next number and commits what {@code decide} makes of it. A request that declared before leads to
     * {@link Outcome.Repeated} with the incident it made then, and {@code decide} is not called.
     *
     * @param since from when on {@code decide} is shown what was declared and is not resolved, the newest first, as far as one
     *              can look over it; of two who declare at once, the second is shown the first. Empty where nobody asks
     */
    Outcome declare(Cause.Request cause, Optional<Instant> since, BiFunction<IncidentId, List<Incident>, IncidentChange> decide);

    /** The same for what needs not look beside itself. */
    default Outcome declare(Cause.Request cause, Function<IncidentId, IncidentChange> decide) {
        return declare(cause, Optional.empty(), (id, recent) -> decide.apply(id));
    }

    /**
     * Lets {@code decide} judge the incident as it is and commits the change, while no one else can change the incident.
     * Where the cause has acted before (the request is known, the timer is no longer set, the effect is settled), nothing
     * is decided and the answer is {@link Outcome.Repeated}.
     *
     * @param decide pure and quick: it runs inside the transaction and may run again after a conflict
     * @throws UnknownIncident when there is no such incident
     */
    Outcome change(IncidentId id, Cause cause, Function<Incident, Verdict> decide);

    /**
     * The same for a decision that needs more than the incident as it is: what was changed before, or a second incident,
     * which nobody else can change meanwhile either. The answer is about the first.
     *
     * @param other the second incident; empty where there is none to look at
     */
    Outcome changeJointly(IncidentId id, Optional<IncidentId> other, Cause cause, Function<Sight, JointVerdict> decide);

    /**
     * What a decision sees.
     *
     * @param past  the last changes of what people decided about the incident, the newest first
     * @param items what the incident holds besides its own state
     */
    record Sight(Incident incident, Optional<Incident> other, List<PastChange> past, Items items) {
        public Sight {
            past = List.copyOf(past);
        }
    }

    /** The last changes of what people decided about the incident, the newest first: those of which {@link Sight} tells. */
    List<PastChange> past(IncidentId id);

    /** What the incident holds besides its own state. */
    Items items(IncidentId id);

    /** Who had which role in it for how long, command included, in the order in which they began. */
    List<Stint> stints(IncidentId id);

    /** Whether this person had a role of this id in any incident after {@code since}, in a stint that began before {@code before}. */
    boolean hadRole(UserId person, String role, Instant since, Instant before);

    Optional<Incident> find(IncidentId id);

    /** The incident whose channel this is, or was. */
    Optional<Incident> findByChannel(ChannelId channel);

    /** The id by which Slack calls this channel now; the same where it was never given another. */
    ChannelId presentId(ChannelId channel);

    /**
     * The channels in which something may be said about an incident that is not resolved, or was not before that time: its
     * own, and those that it left and that are not archived.
     */
    Map<ChannelId, IncidentId> talkedIn(Instant resolvedSince);

    /** Incidents that are not resolved, the newest first. */
    List<Incident> unresolved();

    /** All incidents, the newest first, those below {@code before} where it is given; at most {@code limit}. */
    List<Incident> newest(Optional<IncidentId> before, int limit);

    /** Unresolved incidents in which this person declared, leads or has said something, the newest first. */
    List<Incident> unresolvedOf(UserId person);

    /** There is no incident with this number. */
    final class UnknownIncident extends RuntimeException {
        private static final long serialVersionUID = 1;

        public UnknownIncident(IncidentId id) {
            super("no such incident: " + id);
        }
    }
}
