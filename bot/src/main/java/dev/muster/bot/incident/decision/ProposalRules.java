package dev.muster.bot.incident.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Proposal;

/** What can be proposed, and who may do what with it; in words where it is refused. */
final class ProposalRules {
    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private ProposalRules() {}

    /** What is wrong with a plan or its window; empty for nothing. */
    static Optional<Rejection> checked(Proposals.Plan plan, Optional<Duration> time) {
        if (plan.plan().isBlank()) {
            return Optional.of(new Rejection("There is no plan in that.",
                    "Such as `/incident propose rolling restart of web, risk: 10 min at reduced capacity 3m`."));
        }
        if (plan.plan().length() > Proposals.LONGEST_PLAN || plan.risk().map(String::length).orElse(0) > Proposals.LONGEST_PLAN) {
            return Optional
                    .of(new Rejection("That is longer than the %d characters a card can show.".formatted(Proposals.LONGEST_PLAN),
                            "Propose the step in a sentence or two, and put the details into a message."));
        }
        return time.filter(wanted -> wanted.compareTo(Proposals.SHORTEST_WINDOW) < 0 || wanted.compareTo(LONGEST_WINDOW) > 0)
                .map(wanted -> new Rejection(
                        "A window lasts from %d seconds to %d hours.".formatted(Proposals.SHORTEST_WINDOW.toSeconds(),
                                LONGEST_WINDOW.toHours()),
                        "Such as `3m` at the end."));
    }

    /** Why somebody may not put another version in its place, or give it up; empty where they may. */
    static Optional<Rejection> mayChange(Incident incident, Proposal proposal, Wish wish) {
        if (!proposal.isOpen()) {
            return Optional.of(new Rejection(stands(proposal), "`/incident propose` puts another to everybody."));
        }
        return proposal.by().equals(person(wish))
                ? Optional.empty()
                : notCommander(incident, wish, "changes what another proposed", "Object, if you strongly disagree.");
    }

    /** What somebody hears who overrules where nobody objects. */
    static Rejection notStopped(Proposal proposal) {
        return new Rejection(proposal.isOpen()
                ? "Nobody objects to proposal %d.".formatted(proposal.number())
                : stands(proposal),
                "`/incident status` shows where it stands.");
    }

    /** Where it stands, as one hears who wants what is not possible then. */
    static String stands(Proposal proposal) {
        return switch (proposal.state()) {
            case OPEN -> "Proposal %d is open for objections.".formatted(proposal.number());
            case STOPPED -> "Proposal %d is stopped by an objection.".formatted(proposal.number());
            case DECIDED, DROPPED, OVERRULED, AMENDED ->
                "Proposal %d was %s.".formatted(proposal.number(), proposal.wireState());
        };
    }

    /** Why this step is none any more with a proposal that stands so; empty where it may be one. */
    static Optional<Rejection> outdated(Proposal proposal, ProposalStep step) {
        return switch (step) {
            case AMEND, DROP -> proposal.isOpen()
                    ? Optional.empty()
                    : Optional.of(new Rejection(stands(proposal), "`/incident propose` puts another to everybody."));
            case OVERRULE -> proposal.state() == Proposal.State.STOPPED
                    ? Optional.empty()
                    : Optional.of(notStopped(proposal));
            case ASSIGN -> proposal.isProceeding()
                    ? Optional.empty()
                    : Optional.of(new Rejection(stands(proposal) + " Nothing of it is to be done now.",
                            "`/incident status` shows where it stands."));
            case OBJECT, WITHDRAW, EXTEND, ASK -> Optional.empty();
        };
    }

    /** What somebody hears whose incident is over; empty where it is not. */
    static Optional<Rejection> resolved(Incident incident) {
        Instant at = incident.resolvedAt();
        return incident.isResolved() && at != null
                ? Optional.of(new Rejection("%s was resolved at %s.".formatted(incident.id(), Mrkdwn.time(at)),
                        "If it is back: `/incident reopen`. `/incident note` keeps what you have to say."))
                : Optional.empty();
    }

    /** What somebody hears who is not the commander; empty for the commander. */
    static Optional<Rejection> notCommander(Incident incident, Wish wish, String does, String next) {
        UserId commander = incident.commander();
        if (commander == null) {
            return Optional.of(new Rejection("Only the Incident Commander %s, and there is none yet.".formatted(does),
                    "`/incident lead` takes command."));
        }
        return wish.by().person().filter(commander::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Rejection(
                        "Only the Incident Commander %s, and that is %s.".formatted(does, commander.mention()), next));
    }

    /** Who wishes it. */
    static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who decides)"));
    }
}
