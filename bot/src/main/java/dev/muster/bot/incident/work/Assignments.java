package dev.muster.bot.incident.work;

import static dev.muster.bot.incident.work.WorkRules.ended;
import static dev.muster.bot.incident.work.WorkRules.lasts;
import static dev.muster.bot.incident.work.WorkRules.mayAct;
import static dev.muster.bot.incident.work.WorkRules.person;
import static dev.muster.bot.incident.work.WorkRules.tooLong;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.WorkEvent;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Assignment.State;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;

/**
 * What the owner of an assignment does with it: acknowledges, is done, needs more time, is blocked, hands it back. What
 * counts is when Slack stamped it, not when it arrived.
 */
public final class Assignments {
    /** How long a task, a need or a result may be, in characters, so that the card shows the whole of it. */
    public static final int LONGEST_TEXT = 1000;

    private final IncidentStore store;
    private final WorkTimes times;
    private final InstantSource clock;

    public Assignments(IncidentStore store, WorkTimes times, InstantSource clock) {
        this.store = store;
        this.times = times;
        this.clock = clock;
    }

    /** How long a task gets where nobody says. */
    public Duration usualTimebox(Severity severity) {
        return times.timebox().apply(severity);
    }

    /** All that an incident holds, for whoever shows who does what. */
    public Items items(IncidentId id) {
        return store.items(id);
    }

    /** The number of the assignment whose card this message is; empty for any other message. */
    public Optional<Integer> ofCard(IncidentId id, MessageRef message) {
        return store.items(id).ofCard(message).map(item -> item.ref()).filter(ref -> ref.kind() == ItemKind.ASSIGNMENT)
                .map(ItemRef::number);
    }

    /** The owner is on it; the same again changes nothing. */
    public Outcome acknowledge(IncidentId id, Optional<Integer> number, Wish wish) {
        return about(id, number, wish, each -> each.state() == State.ASKED, (sight, assignment) -> {
            UserId person = person(wish);
            if (!assignment.to().equals(person)) {
                return new Rejection(
                        "Assignment %d is %s's to acknowledge.".formatted(assignment.number(), assignment.to().mention()),
                        "To give it to somebody else: `/incident reassign #%d @name`.".formatted(assignment.number()));
            }
            return assignment.state() == State.ASKED || assignment.state() == State.BLOCKED
                    ? step(sight, assignment.acknowledged(wish.at()), wish,
                            new WorkEvent.AssignmentAcknowledged(assignment.number(), person)).joint()
                    : heard(sight, assignment, wish);
        });
    }

    /** The owner said something in the card's thread: they are there. */
    public Outcome replied(IncidentId id, int number, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> sight.items().assignment(number)
                .filter(each -> each.isOpen() && each.to().equals(person(wish)))
                .map(assignment -> assignment.state() == State.ASKED
                        ? step(sight, assignment.acknowledged(wish.at()), wish,
                                new WorkEvent.AssignmentAcknowledged(number, assignment.to())).joint()
                        : heard(sight, assignment, wish))
                .orElseGet(() -> AssignmentChange.nothing(sight.incident(), wish.at(), List.of())));
    }

    /** The owner ticked the card: they are on it, and once they are, they are asked what came of it. */
    public Outcome ticked(IncidentId id, int number, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> sight.items().assignment(number)
                .filter(each -> each.isOpen() && each.to().equals(person(wish)))
                .map(assignment -> assignment.state() == State.ASKED
                        ? step(sight, assignment.acknowledged(wish.at()), wish,
                                new WorkEvent.AssignmentAcknowledged(number, assignment.to())).joint()
                        : AssignmentChange
                                .only(sight.incident(), assignment, wish.by(), wish.at(),
                                        new WorkEvent.AssignmentPrompted(number, assignment.to(), assignment.to(),
                                                Ask.RESULT.wireName()))
                                .ask(Ask.RESULT, assignment.to()).timers(AssignmentClock.answered(assignment)).joint())
                .orElseGet(() -> AssignmentChange.nothing(sight.incident(), wish.at(), List.of())));
    }

    /** A tick of the owner's was found at the card, that may be there since long: who had not acknowledged has now. */
    public Outcome tickFound(IncidentId id, int number, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> sight.items().assignment(number)
                .filter(each -> each.isOpen() && each.to().equals(person(wish)) && each.acknowledgedAt() == null)
                .map(assignment -> assignment.state() == State.ASKED
                        ? step(sight, assignment.acknowledged(wish.at()), wish,
                                new WorkEvent.AssignmentAcknowledged(number, assignment.to())).joint()
                        : heard(sight, assignment, wish))
                .orElseGet(() -> AssignmentChange.nothing(sight.incident(), wish.at(), List.of())));
    }

    /** They answered in words: whoever else would have been told need not be, and where they had not acknowledged, they have now. */
    private JointVerdict heard(Sight sight, Assignment assignment, Wish wish) {
        if (assignment.state() != State.OVERDUE) {
            return AssignmentChange.nothing(sight.incident(), wish.at(), List.of());
        }
        return assignment.acknowledgedAt() != null
                ? AssignmentChange.nothing(sight.incident(), wish.at(), AssignmentClock.answered(assignment))
                : AssignmentChange
                        .of(sight.incident(), assignment.answered(wish.at()), wish,
                                new WorkEvent.AssignmentAcknowledged(assignment.number(), assignment.to()))
                        .timers(AssignmentClock.answered(assignment)).joint();
    }

    /** It is done. Said again with words, they are what came of it. */
    public Outcome done(IncidentId id, Optional<Integer> number, Optional<String> result, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            UserId person = person(wish);
            Optional<Assignment> found = WhichAssignment.find(sight.items(), number, person, each -> true)
                    .or(() -> result.flatMap(words -> WhichAssignment.lastDone(sight.items(), person)));
            return found.map(assignment -> tooLong(result).or(() -> mayAct(sight.incident(), assignment, wish))
                    .<JointVerdict>map(rejection -> rejection)
                    .orElseGet(() -> assignment.state() == State.DONE
                            ? told(sight, assignment, result, wish)
                            : ended(assignment).<JointVerdict>map(rejection -> rejection).orElseGet(() -> step(sight,
                                    assignment.done(wish.at(), person, result.orElse(null)), wish,
                                    new WorkEvent.AssignmentDone(assignment.number(), assignment.to(), assignment.task(),
                                            result.orElse(null)))
                                    .say().joint())))
                    .orElseGet(() -> WhichAssignment.none(id, number));
        });
    }

    /** The owner of a CAN report sends it; what they need, whoever can help is offered to assign (P21). */
    public Outcome reported(IncidentId id, int number, String report, Optional<String> needs, Wish wish) {
        return open(id, Optional.of(number), wish, (sight, assignment) -> {
            AssignmentChange change = step(sight, assignment.reported(wish.at(), person(wish), report, needs.orElse(null)), wish,
                    new WorkEvent.AssignmentDone(number, assignment.to(), assignment.task(), report)).say();
            return needs.map(need -> change.askAlso(Ask.NEEDED, null)).orElse(change).joint();
        });
    }

    private static JointVerdict told(Sight sight, Assignment assignment, Optional<String> result, Wish wish) {
        return result.filter(words -> !words.equals(assignment.result()))
                .map(words -> AssignmentChange.of(sight.incident(), assignment.telling(words), wish,
                        new WorkEvent.AssignmentResult(assignment.number(), words)).say().joint())
                .orElseGet(() -> AssignmentChange.nothing(sight.incident(), wish.at(), List.of()));
    }

    /** The owner needs more time, and says how much: that long from now. */
    public Outcome more(IncidentId id, Optional<Integer> number, Duration length, Wish wish) {
        return open(id, number, wish, (sight, assignment) -> {
            Optional<Rejection> refused = lasts(length);
            Instant until = wish.at().plus(length);
            return refused.isPresent()
                    ? refused.get()
                    : step(sight, assignment.extended(wish.at(), until), wish,
                            new WorkEvent.AssignmentExtended(assignment.number(), assignment.to(), until, length)).sayInThread()
                            .joint();
        });
    }

    /** The owner cannot go on without something; whoever can help is offered to assign that. */
    public Outcome blocked(IncidentId id, Optional<Integer> number, String need, Wish wish) {
        return open(id, number, wish, (sight, assignment) -> tooLong(Optional.of(need)).<JointVerdict>map(rejection -> rejection)
                .orElseGet(() -> step(sight, assignment.blocked(wish.at(), need), wish,
                        new WorkEvent.AssignmentBlocked(assignment.number(), assignment.to(), assignment.task(), need)).say()
                        .askAlso(Ask.BLOCKED, null).joint()));
    }

    /** The owner hands it back, or the commander or whoever asked takes it back. */
    public Outcome giveBack(IncidentId id, Optional<Integer> number, Optional<String> reason, Wish wish) {
        return open(id, number, wish, (sight, assignment) -> tooLong(reason).<JointVerdict>map(rejection -> rejection)
                .orElseGet(() -> step(sight, assignment.returned(wish.at(), person(wish), reason.orElse(null)), wish,
                        new WorkEvent.AssignmentReturned(assignment.number(), assignment.to(), assignment.task(),
                                reason.orElse(null)))
                        .say().askAlso(Ask.RETURNED, null).joint()));
    }

    private AssignmentChange step(Sight sight, Assignment after, Wish wish, WorkEvent event) {
        return AssignmentChange.of(sight.incident(), after, wish, event)
                .timers(AssignmentClock.deadlines(after, times, now(wish)));
    }

    private Outcome open(IncidentId id, Optional<Integer> number, Wish wish,
            BiFunction<Sight, Assignment, JointVerdict> decide) {
        return about(id, number, wish, each -> true, (sight, assignment) -> mayAct(sight.incident(), assignment, wish)
                .<JointVerdict>map(rejection -> rejection).orElseGet(() -> decide.apply(sight, assignment)));
    }

    private Outcome about(IncidentId id, Optional<Integer> number, Wish wish, Predicate<Assignment> first,
            BiFunction<Sight, Assignment, JointVerdict> decide) {
        return store.changeJointly(id, Optional.empty(), wish.cause(),
                sight -> WhichAssignment.find(sight.items(), number, person(wish), first)
                        .map(assignment -> ended(assignment).<JointVerdict>map(rejection -> rejection)
                                .orElseGet(() -> decide.apply(sight, assignment)))
                        .orElseGet(() -> WhichAssignment.none(id, number)));
    }

    /** What was long on its way leaves people their time all the same. */
    private Instant now(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(wish.at()) ? now : wish.at();
    }
}
