package dev.muster.bot.incident.closing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.PromptChange;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Verdict;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.fact.Facts;

/** THE way to resolve: looks at what is left, resolves, and asks who owns the review (P37, P39). */
public final class Closings {
    private final IncidentStore store;
    private final Incidents incidents;
    private final Facts facts;
    private final Reviews reviews;
    private final ProcessFeedback feedback;

    public Closings(IncidentStore store, Incidents incidents, Reviews reviews, ProcessFeedback feedback) {
        this.feedback = feedback;
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
     * @param asks   how those who lead are asked in the channel, where somebody else would resolve with something left; empty
     *               where they are not to be asked
     */
    public record How(Optional<Instant> at, Optional<String> note, Predicate<WhatIsLeft> agreed,
            Function<WhatIsLeft, Optional<Content>> asks) {
        /** Asks nobody else. */
        public How(Optional<Instant> at, Optional<String> note, Predicate<WhatIsLeft> agreed) {
            this(at, note, agreed, left -> Optional.empty());
        }

        /** Now, and only where nothing is left. */
        public static How now(Optional<String> note) {
            return new How(Optional.empty(), note, left -> false);
        }
    }

    /**
     * The work is over. Where something is left, whoever leads decides whether it may stay so: refused where they have not
     * agreed ({@link #left} says what it is), and where somebody else would resolve they are asked, and nothing else changes.
     */
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
            case IncidentChange change when !left.isNothing() && !decides(incident, wish) ->
                how.asks().apply(left).<JointVerdict>map(question -> JointChange.of(asked(incident, left, question, wish)))
                        .orElseGet(() -> notYours(incident));
            case IncidentChange change when !left.isNothing() && !how.agreed().test(left) ->
                stillLeft(incident.id(), left);
            case IncidentChange change -> JointChange.of(incident.isResolved()
                    ? change
                    : feedback.leftWith(sight, reviews.asked(sight, Rhythms.over(change, sight.items()))));
        };
    }

    /** Where somebody has command, it is for them and for the deputy to say; else for whoever resolves. */
    private static boolean decides(Incident incident, Wish wish) {
        return incident.commander() == null || wish.by().person().filter(incident.leaders()::contains).isPresent();
    }

    private static IncidentChange asked(Incident incident, WhatIsLeft left, Content question, Wish wish) {
        UserId commander = incident.leaders().getFirst();
        Destination to = incident.hasRoom() ? new Destination.IncidentChannel() : new Destination.Direct(commander);
        return new IncidentChange(incident, wish.by(), wish.at(),
                List.of(new ClosingEvent.ResolveAsked(commander, left.names())), List.of(),
                List.of(new Effect.Post(incident.id(), to, question)));
    }

    private static Rejection notYours(Incident incident) {
        return new Rejection(
                "Something is left, and whether it may stay so is for %s to say.".formatted(incident.leaders().stream()
                        .map(UserId::mention).collect(Collectors.joining(" or "))),
                "`/incident resolve` asks them in the channel.");
    }

    /**
     * Who leads answers somebody who would have resolved: not yet.
     *
     * @param question the message that asked, which then asks no more; empty where it is not known
     */
    public Outcome notYet(IncidentId id, UserId asker, Optional<MessageRef> question, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            Optional<Rejection> over = Over.refused(incident);
            if (over.isPresent()) {
                return over.get();
            }
            if (!decides(incident, wish)) {
                return notYours(incident);
            }
            var event = new ClosingEvent.ResolvePutOff(asker);
            // A message that is changed rings for nobody, and whoever had asked waits for the answer.
            List<Effect> effects = new ArrayList<>(Telling.said(incident, event, wish.by()));
            question.ifPresent(message -> effects.add(new Effect.Update(id, message, new Content.Line(
                    "Settled: %s does not resolve *%s* yet".formatted(Mrkdwn.actor(wish.by()), id)))));
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), List.of(), effects, List.of(),
                    question.<PromptChange>map(PromptChange.Gone::new).stream().toList());
        });
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
