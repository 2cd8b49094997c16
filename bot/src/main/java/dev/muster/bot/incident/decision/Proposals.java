package dev.muster.bot.incident.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.DecisionEvent;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Proposal.State;
import dev.muster.bot.timer.TimerChange;

/**
 * Proposes, objects and decides (P8 to P12). Silence to the end of the window is consent; a strong objection stops the
 * clock, and then it is the commander's move. What counts is when Slack stamped it, not when it arrived.
 */
public final class Proposals {
    /** How long a plan may be, in characters, so that its card shows the whole of it. */
    public static final int LONGEST_PLAN = 1500;
    /** Nobody can object in less. */
    public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(5);

    private final IncidentStore store;
    private final Duration window;
    private final InstantSource clock;

    /** @param window how long one may object where nobody says otherwise */
    public Proposals(IncidentStore store, Duration window, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.window = window;
    }

    /** How long one may object where nobody says otherwise. */
    public Duration usualWindow() {
        return window;
    }

    /**
     * What is proposed.
     *
     * @param plan plain text
     * @param risk plain text; empty where nobody said
     */
    public record Plan(String plan, Optional<String> risk) {}

    /** Proposes a step; {@code time} is how long one may object, empty for the usual. */
    public Outcome propose(IncidentId id, Plan plan, Optional<Duration> time, Wish wish) {
        return judged(id, wish,
                sight -> ProposalRules.checked(plan, time).<JointVerdict>map(rejection -> rejection).orElseGet(() -> {
                    Proposal proposal = Proposal.opened(sight.items().next(ItemKind.PROPOSAL), plan.plan(),
                            plan.risk().orElse(null), ProposalRules.person(wish), opensAt(wish), time.orElse(window));
                    return DecisionChange.opened(sight.incident(), proposal, wish).joint();
                }));
    }

    /** The commander decides without a window; {@code waitUntil} where it is to do nothing until then. */
    public Outcome decide(IncidentId id, Plan plan, Optional<Instant> waitUntil, Wish wish) {
        return judged(id, wish, sight -> {
            Optional<Rejection> refused = ProposalRules.checked(plan, Optional.empty())
                    .or(() -> ProposalRules.notCommander(sight.incident(), wish, "decides without a window",
                            "Anybody may propose: `/incident propose` and the plan."));
            if (refused.isPresent()) {
                return refused.get();
            }
            Proposal decision = Proposal.decidedAtOnce(sight.items().next(ItemKind.PROPOSAL), plan.plan(),
                    plan.risk().orElse(null), ProposalRules.person(wish), wish.at(), waitUntil.orElse(null));
            var event = new DecisionEvent.ProposalDecided(decision.number(), decision.plan(), decision.risk(), true, List.of(),
                    false, decision.waitUntil());
            DecisionChange change = DecisionChange.of(sight.incident(), decision, wish, event);
            return waitUntil.map(
                    until -> change.timers(List.of(new TimerChange.Set(ProposalClock.WAIT_OVER, change.about(), until))))
                    .orElseGet(change::offerToAssign).joint();
        });
    }

    /**
     * Somebody strongly objects. In time it stops the clock at once, also where silence seemed to have decided already.
     *
     * @param number which proposal; empty for the one that is open, or else the last that was decided
     * @param text   why, plain text; empty where that follows
     * @param madeAt Slack's time of the click, the reaction or the message
     */
    public Outcome object(IncidentId id, Optional<Integer> number, Optional<String> text, Instant madeAt, Wish wish) {
        return about(id, items -> WhichProposal.objectedTo(items, number, madeAt), number, wish,
                (sight, proposal) -> Objections.made(sight, proposal, text, madeAt, wish));
    }

    /**
     * A raised hand was found at the card, and Slack does not say since when it is there. As long as nobody spoke of silence it
     * counts, afterwards it is late. Whoever objected before, or took it back, has been heard.
     */
    public Outcome handFound(IncidentId id, int number, Wish wish) {
        return about(id, Optional.of(number), wish, (sight, proposal) -> Objections.found(sight, proposal, wish));
    }

    /** Somebody takes their objection back. When it was the last, the clock goes on where it stopped. */
    public Outcome withdraw(IncidentId id, Optional<Integer> number, Wish wish) {
        return about(id, number, wish, (sight, proposal) -> Objections.withdrawn(sight, proposal, opensAt(wish), wish));
    }

    /** Somebody asks about it, which stops no clock. */
    public Outcome ask(IncidentId id, Optional<Integer> number, String text, Wish wish) {
        return about(id, number, wish, (sight, proposal) -> DecisionChange
                .of(sight.incident(), proposal.asked(ProposalRules.person(wish), wish.at(), text), wish,
                        new DecisionEvent.ProposalQuestioned(proposal.number(), text))
                .sayInThread().joint());
    }

    /** Somebody answered in the thread what others had asked; nothing where nobody had. */
    public Outcome answered(IncidentId id, int number, Wish wish) {
        return any(id, Optional.of(number), wish, (sight, proposal) -> {
            Proposal after = proposal.answered(ProposalRules.person(wish), wish.at());
            return after.equals(proposal)
                    ? DecisionChange.nothing(sight.incident(), wish.at())
                    : DecisionChange.of(sight.incident(), after, wish, new DecisionEvent.ProposalAnswered(number)).quietly()
                            .joint();
        });
    }

    /** The commander gives more time, once. */
    public Outcome extend(IncidentId id, Optional<Integer> number, Wish wish) {
        return about(id, number, wish, (sight, proposal) -> {
            Optional<Rejection> refused = ProposalRules.notCommander(sight.incident(), wish, "gives more time",
                    "Object if you need it: that stops the clock.");
            if (refused.isPresent()) {
                return refused.get();
            }
            Proposal.Window open = proposal.window();
            if (proposal.state() != State.OPEN || open == null || open.extended()) {
                return new Rejection(
                        open != null && open.extended()
                                ? "Proposal %d was given more time already; that is possible once.".formatted(proposal.number())
                                : ProposalRules.stands(proposal),
                        "`/incident status` shows where it stands.");
            }
            Proposal after = proposal.extended(window);
            return DecisionChange.of(sight.incident(), after, wish,
                    new DecisionEvent.ProposalExtended(proposal.number(), Objects.requireNonNull(after.window()).closesAt()))
                    .timers(ProposalClock.running(after)).joint();
        });
    }

    /** The commander proceeds against the objections, and says why. */
    public Outcome overrule(IncidentId id, Optional<Integer> number, String reason, Wish wish) {
        return about(id, number, wish, (sight, proposal) -> {
            Optional<Rejection> refused = ProposalRules.notCommander(sight.incident(), wish, "overrules an objection",
                    "Ask them, or take command first: `/incident lead`.");
            if (refused.isPresent()) {
                return refused.get();
            }
            return proposal.state() == State.STOPPED
                    ? DecisionChange
                            .of(sight.incident(), proposal.ended(State.OVERRULED, wish.at(), ProposalRules.person(wish), reason),
                                    wish,
                                    new DecisionEvent.ProposalOverruled(proposal.number(), proposal.plan(), reason))
                            .offerToAssign().joint()
                    : ProposalRules.notStopped(proposal);
        });
    }

    /** It will not be done: the commander or whoever proposed it says so. */
    public Outcome drop(IncidentId id, Optional<Integer> number, Optional<String> reason, Wish wish) {
        return any(id, number, wish, (sight, proposal) -> {
            Optional<Rejection> refused = ProposalRules.mayChange(sight.incident(), proposal, wish);
            if (refused.isPresent()) {
                return refused.get();
            }
            return DecisionChange
                    .of(sight.incident(),
                            proposal.ended(State.DROPPED, wish.at(), ProposalRules.person(wish), reason.orElse(null)), wish,
                            new DecisionEvent.ProposalDropped(proposal.number(), proposal.plan(), reason.orElse(null)))
                    .timers(ProposalClock.stopped(proposal)).joint();
        });
    }

    /** Another version takes its place, with a window of its own; the old one and what was said to it stay readable. */
    public Outcome amend(IncidentId id, Optional<Integer> number, Plan plan, Optional<Duration> time, Wish wish) {
        return about(id, number, wish, (sight, proposal) -> {
            Optional<Rejection> refused = ProposalRules.mayChange(sight.incident(), proposal, wish)
                    .or(() -> ProposalRules.checked(plan, time));
            if (refused.isPresent()) {
                return refused.get();
            }
            Proposal next = proposal.version(sight.items().next(ItemKind.PROPOSAL), plan.plan(), plan.risk().orElse(null),
                    ProposalRules.person(wish), opensAt(wish), time.orElse(window));
            return DecisionChange.opened(sight.incident(), next, wish)
                    .and(proposal.amended(next.number(), wish.at(), ProposalRules.person(wish)),
                            new DecisionEvent.ProposalAmended(proposal.number(), next.number()))
                    .timers(ProposalClock.stopped(proposal)).joint();
        });
    }

    /**
     * Whether this person objects to what the commander decided without a window, or against an objection.
     *
     * @param number which proposal; empty for the one that {@link #object} means
     */
    public boolean contradicts(IncidentId id, Optional<Integer> number, UserId person) {
        return WhichProposal.find(store.items(id), number)
                .filter(proposal -> proposal.window() == null || proposal.state() == State.OVERRULED)
                .flatMap(proposal -> proposal.objectionOf(person)).filter(objection -> objection.withdrawnAt() == null)
                .isPresent();
    }

    /** The number of the proposal whose card this message is; empty for any other message. */
    public Optional<Integer> ofCard(IncidentId id, MessageRef message) {
        return store.items(id).ofCard(message).map(Item::ref).filter(ref -> ref.kind() == ItemKind.PROPOSAL)
                .map(ItemRef::number);
    }

    /** What is proposed and decided, and all else that the incident holds. */
    public Items items(IncidentId id) {
        return store.items(id);
    }

    /** Why a step with a proposal is none any more, so that nobody fills in a form in vain; empty where it can be taken. */
    public Optional<Rejection> outdated(IncidentId id, int number, ProposalStep step) {
        Optional<Rejection> resolved = store.find(id).flatMap(ProposalRules::resolved);
        return resolved.or(() -> store.items(id).proposal(number).map(proposal -> ProposalRules.outdated(proposal, step))
                .orElseGet(() -> Optional.of(none(id, Optional.of(number)))));
    }

    private Outcome about(IncidentId id, Optional<Integer> number, Wish wish,
            BiFunction<Sight, Proposal, JointVerdict> decide) {
        return about(id, items -> WhichProposal.find(items, number), number, wish, decide);
    }

    private Outcome about(IncidentId id, Function<Items, Optional<Proposal>> which, Optional<Integer> number, Wish wish,
            BiFunction<Sight, Proposal, JointVerdict> decide) {
        return any(id, which, number, wish, (sight, proposal) -> ProposalRules.resolved(sight.incident())
                .<JointVerdict>map(rejection -> rejection).orElseGet(() -> decide.apply(sight, proposal)));
    }

    /** Also where the incident is resolved. */
    private Outcome any(IncidentId id, Optional<Integer> number, Wish wish,
            BiFunction<Sight, Proposal, JointVerdict> decide) {
        return any(id, items -> WhichProposal.find(items, number), number, wish, decide);
    }

    private Outcome any(IncidentId id, Function<Items, Optional<Proposal>> which, Optional<Integer> number, Wish wish,
            BiFunction<Sight, Proposal, JointVerdict> decide) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> which.apply(sight.items())
                .map(proposal -> decide.apply(sight, proposal)).orElseGet(() -> none(id, number)));
    }

    private static Rejection none(IncidentId id, Optional<Integer> number) {
        return new Rejection(
                number.map("There is no proposal %d in %%s."::formatted).orElse("Nothing is proposed in %s.").formatted(id),
                "`/incident propose` and the plan puts one to everybody.");
    }

    private Outcome judged(IncidentId id, Wish wish, Function<Sight, JointVerdict> decide) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> ProposalRules.resolved(sight.incident())
                .<JointVerdict>map(rejection -> rejection).orElseGet(() -> decide.apply(sight)));
    }

    /** What was long on its way still gets its whole window. */
    private Instant opensAt(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(wish.at()) ? now : wish.at();
    }
}
