package dev.muster.bot.incident.dispute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.ItemKind;

/** In doubt between severities the higher holds at once; whether it was one is for the review (P28). */
public final class Disputes {
    /** After so long nobody debates any more, or everybody does. */
    private static final Duration DEBATED_FOR = Duration.ofMinutes(30);
    private static final int MOST_POINTED = 200;

    private final IncidentStore store;
    private final Incidents incidents;

    /** @param incidents knows what a raised severity does to the clocks */
    public Disputes(IncidentStore store, Incidents incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    /** Somebody is in doubt between these and the one that stands; two name both sides, one or none leaves the present in it. */
    public Outcome open(IncidentId id, List<Severity> doubted, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> Over.refused(sight.incident())
                .<JointVerdict>map(rejection -> rejection).orElseGet(() -> opened(sight, doubted, wish)));
    }

    private JointVerdict opened(Sight sight, List<Severity> doubted, Wish wish) {
        Incident incident = sight.incident();
        Severity now = incident.severity();
        Stream<Severity> sides = doubted.size() > 1 ? doubted.stream() : Stream.concat(doubted.stream(), Stream.of(now));
        List<Severity> between = sides.distinct().sorted(Comparator.comparingInt(Severity::number)).toList();
        Severity holds = between.getFirst().isWorseThan(now) ? between.getFirst() : now;
        if (holds == now && sight.items().dispute(wish.at()).isPresent()) {
            return new Rejection("That is noted already: %s holds while we work.".formatted(now.name()),
                    "Whether it was one is for the review. With a fact: `/incident sev %d` and what you know."
                            .formatted(Math.min(now.number() + 1, Severity.values().length)));
        }
        Dispute dispute = Dispute.opened(sight.items().next(ItemKind.DISPUTE), person(wish),
                between.stream().map(Severity::name).toList(), holds.name(), wish.at(), wish.at().plus(DEBATED_FOR));
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new ClosingEvent.SeverityDisputed(dispute.number(), between, holds));
        List<Effect> effects = new ArrayList<>();
        Incident after = incident.touched();
        if (holds != now) {
            after = incident.withSeverity(holds);
            events.add(new IncidentEvent.SeverityChanged(now, holds, "in doubt the higher holds"));
            effects.addAll(Telling.refreshed(after));
        }
        effects.addAll(Telling.card(after, dispute));
        var change = new IncidentChange(after, wish.by(), wish.at(), events, List.of(), effects, List.of(dispute));
        return JointChange.of(holds == now ? change : incidents.paced(now, change, sight.items()));
    }

    /**
     * Somebody goes on debating: where a doubt stands, they are pointed to the review, once.
     *
     * @param replyTo where they alone hear of it
     */
    public Outcome debated(IncidentId id, ReplyTo replyTo, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Incident incident = sight.incident();
            UserId person = person(wish);
            return JointChange.of(sight.items().dispute(wish.at()).filter(dispute -> !incident.isResolved())
                    .filter(dispute -> !wish.at().isBefore(dispute.openedAt()) && dispute.pointed().size() < MOST_POINTED)
                    .filter(dispute -> !dispute.pointed().contains(person))
                    .map(dispute -> new IncidentChange(incident, new Actor.Bot(), wish.at(),
                            List.of(new ClosingEvent.DebateDeferred(dispute.number(), person)), List.of(),
                            List.of(new PersonalEffect.Answer("debate:" + wish.key(), replyTo,
                                    new Content.Line(pointer(incident)))),
                            List.of(dispute.pointed(person))))
                    .orElseGet(() -> IncidentChange.none(incident, wish.at())));
        });
    }

    private static String pointer(Incident incident) {
        String holds = incident.severity().name();
        return "%s holds while we work, and whether it was one is talked over in the review: please leave it until then.\nIf you know a fact that changes it: `/incident sev %d` and the fact."
                .formatted(holds, Math.min(incident.severity().number() + 1, Severity.values().length));
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who doubts it)"));
    }
}
