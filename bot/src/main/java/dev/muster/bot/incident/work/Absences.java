package dev.muster.bot.incident.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.WorkEvent;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.ItemKind;

/** Who is not there for a while, so that nobody waits for them in vain (M6). The channel is not told: the board shows it. */
public final class Absences {
    private final IncidentStore store;

    public Absences(IncidentStore store) {
        this.store = store;
    }

    /** Who wishes it is away for that long; said again it counts from then. */
    public Outcome away(IncidentId id, Duration length, Optional<String> why, Wish wish) {
        return WorkRules.whileUnresolved(store, id, wish, sight -> {
            UserId person = WorkRules.person(wish);
            Instant until = wish.at().plus(length);
            Optional<Rejection> refused = WorkRules.tooLong(why).or(() -> WorkRules.lasts(length));
            if (refused.isPresent()) {
                return refused.get();
            }
            // Said again, it is the same absence with another end, so that taking it back leaves what was before.
            int number = sight.items().away(person, wish.at()).map(Away::number)
                    .orElseGet(() -> sight.items().next(ItemKind.AWAY));
            String reason = why.or(() -> sight.items().away(person, wish.at()).map(Away::why)).orElse(null);
            return changed(sight.incident(), new Away(number, person, wish.at(), until, reason, null),
                    new WorkEvent.PersonAway(person, until, reason), wish);
        });
    }

    /** They are back. */
    public Outcome ready(IncidentId id, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(),
                sight -> sight.items().away(WorkRules.person(wish), wish.at())
                        .<JointVerdict>map(away -> changed(sight.incident(), away.back(wish.at()),
                                new WorkEvent.PersonReady(away.user()), wish))
                        .orElseGet(() -> new Rejection("You are not away in %s.".formatted(id),
                                "`/incident away 20m` and why says that you are.")));
    }

    /** When they return and why they are away, for whoever wants something of them. */
    public static String said(Away away) {
        return "%s is away until %s%s.".formatted(away.user().mention(), Mrkdwn.hour(away.until()),
                away.why() == null ? "" : " (" + Mrkdwn.escape(away.why()) + ")");
    }

    private static JointVerdict changed(Incident incident, Away away, WorkEvent event, Wish wish) {
        return JointChange.of(new IncidentChange(incident.touched(), wish.by(), wish.at(), List.of(event), List.of(), List.of(),
                List.of(away)));
    }
}
