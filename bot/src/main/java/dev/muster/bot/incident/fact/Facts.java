package dev.muster.bot.incident.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentState;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentTime;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Status;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.TimeOrder;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.timer.TimerChange;

/** Impact and times, as people learn them: also after the incident was resolved, each with a trace of what was said before. */
public final class Facts {
    /** The longest impact that is kept, in characters; it stands on the card. */
    public static final int LONGEST_IMPACT = 1000;

    private final IncidentStore store;
    private final Incidents incidents;

    /** @param incidents knows what becomes of deadlines when an incident is resolved */
    public Facts(IncidentStore store, Incidents incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    /** Says who is affected and how; {@code text} is plain. */
    public Outcome impact(IncidentId id, String text, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            if (text.length() > LONGEST_IMPACT) {
                return new Rejection("The impact is %d characters long, the card has room for %d.".formatted(text.length(),
                        LONGEST_IMPACT), "`/incident impact` with a sentence or two, and `/incident note` for the rest.");
            }
            if (text.equals(incident.impact())) {
                return new Rejection("That is the impact of %s already.".formatted(id),
                        "`/incident status` shows where it stands.");
            }
            return Telling.changed(incident.withState(incident.state().withImpact(text)), wish,
                    new IncidentEvent.ImpactChanged(incident.impact(), text), List.of());
        });
    }

    /** The pain began then, which may be before anybody declared it. */
    public Outcome impactStarted(IncidentId id, Instant at, Optional<String> reason, Wish wish) {
        return store.change(id, wish.cause(),
                incident -> corrected(incident, IncidentTime.IMPACT_STARTED, at, reason, wish));
    }

    /** The pain stopped then: mitigates what is open, and corrects what was mitigated or resolved. */
    public Outcome mitigated(IncidentId id, Instant at, Optional<String> note, Wish wish) {
        return store.change(id, wish.cause(), incident -> incident.status() == Status.OPEN
                ? inOrder(incident, incident.state().withStatus(Status.MITIGATED, at, null, null), at, wish,
                        new IncidentEvent.Mitigated(note.orElse(null), at), List.of())
                : corrected(incident, IncidentTime.MITIGATED, at, note, wish));
    }

    /** The work was over then: resolves what is not, with this left open, and corrects what is. */
    public Verdict resolved(Incident incident, Instant at, Optional<String> note, List<String> left, Wish wish) {
        return incident.isResolved()
                ? corrected(incident, IncidentTime.RESOLVED, at, note, wish)
                : inOrder(incident, incident.state().withStatus(Status.RESOLVED, incident.mitigatedAt(), at, null), at, wish,
                        new IncidentEvent.Resolved(note.orElse(null), at, left), incidents.timersOnceResolved(wish.at()));
    }

    private static Verdict corrected(Incident incident, IncidentTime which, Instant at, Optional<String> reason, Wish wish) {
        IncidentState before = incident.state();
        if (at.equals(which.of(before))) {
            return new Rejection("That is when %s already: %s.".formatted(which.words(), Mrkdwn.time(at)),
                    "`/incident status` shows where it stands.");
        }
        var event = new IncidentEvent.TimeCorrected(which, which.of(before), at, reason.orElse(null));
        return inOrder(incident, which.in(before, at), at, wish, event, List.of());
    }

    private static Verdict inOrder(Incident incident, IncidentState after, Instant at, Wish wish, IncidentEvent event,
            List<TimerChange> timers) {
        Function<String, Rejection> refused = sentence -> new Rejection(sentence + " Nothing was changed.",
                "Times are read in your own zone: `13:20`, `yesterday 23:50`, `20 min ago`, `2026-03-02 13:20 UTC`.");
        if (at.isAfter(wish.at())) {
            return refused.apply("%s is still to come.".formatted(Mrkdwn.time(at)));
        }
        return TimeOrder.contradiction(after, incident.declaredAt()).<Verdict>map(refused)
                .orElseGet(() -> Telling.changed(incident.withState(after), wish, event, timers));
    }
}
