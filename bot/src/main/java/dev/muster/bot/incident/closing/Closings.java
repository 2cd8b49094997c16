package dev.muster.bot.incident.closing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.fact.Facts;

/** THE way to resolve: looks at what is left, resolves, and asks who owns the review (P37, P39). */
public final class Closings {
    private final IncidentStore store;
    private final Incidents incidents;
    private final Facts facts;
    private final Reviews reviews;

    public Closings(IncidentStore store, Incidents incidents, Reviews reviews) {
        this.store = store;
        this.incidents = incidents;
        this.facts = new Facts(store, incidents);
        this.reviews = reviews;
    }

    /**
     * How it is resolved.
     *
     * @param at     when the work was over; empty for now
     * @param note   how, plain text
     * @param agreed whether what is left may stay so; asked only where something is
     */
    public record How(Optional<Instant> at, Optional<String> note, Predicate<WhatIsLeft> agreed) {
        /** Now, and only where nothing is left. */
        public static How now(Optional<String> note) {
            return new How(Optional.empty(), note, left -> false);
        }
    }

    /** The work is over. Where something is left that nobody has agreed to, it is refused; {@link #left} says what. */
    public Outcome resolve(IncidentId id, How how, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> resolved(sight, how, wish));
    }

    private JointVerdict resolved(Sight sight, How how, Wish wish) {
        Incident incident = sight.incident();
        WhatIsLeft left = incident.isResolved() ? new WhatIsLeft(List.of()) : WhatIsLeft.of(incident, sight.items());
        Verdict verdict = how.at().isPresent()
                ? facts.resolved(incident, how.at().get(), how.note(), left.names(), wish)
                : incidents.resolved(incident, how.note(), left.names(), wish);
        return switch (verdict) {
            case Rejection rejection -> rejection;
            case IncidentChange change when !left.isNothing() && !how.agreed().test(left) ->
                stillLeft(incident.id(), left);
            case IncidentChange change -> JointChange.of(incident.isResolved() ? change : reviews.asked(sight, change));
        };
    }

    private static Rejection stillLeft(IncidentId id, WhatIsLeft left) {
        return new Rejection(
                "%s is not resolved yet: %s left.".formatted(id,
                        left.all().size() == 1 ? "1 thing is" : left.all().size() + " things are"),
                "`/incident resolve anyway` resolves it all the same.");
    }

    /** Whether it was refused for what is left, and not for anything else. */
    public static boolean isAbout(Rejection rejection, IncidentId id, WhatIsLeft left) {
        return rejection.equals(stillLeft(id, left));
    }

    /** What is left of an incident that is not resolved. */
    public WhatIsLeft left(IncidentId id) {
        return store.find(id).filter(incident -> !incident.isResolved()).map(incident -> WhatIsLeft.of(incident, store.items(id)))
                .orElseGet(() -> new WhatIsLeft(List.of()));
    }
}
