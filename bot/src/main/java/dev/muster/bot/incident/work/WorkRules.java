package dev.muster.bot.incident.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Assignment;
import org.jspecify.annotations.Nullable;

/** What holds for every step with an assignment. */
final class WorkRules {
    /** Nobody can do anything in less. */
    private static final Duration SHORTEST_TIMEBOX = Duration.ofSeconds(5);
    private static final Duration LONGEST_TIMEBOX = Duration.ofHours(24);

    private WorkRules() {}

    /** Whatever the owner may do, the commander and whoever asked may do for them. */
    static Optional<Rejection> mayAct(Incident incident, Assignment assignment, Wish wish) {
        UserId person = person(wish);
        boolean may = person.equals(assignment.to()) || person.equals(assignment.by()) || person.equals(incident.commander());
        return may
                ? Optional.empty()
                : Optional.of(new Rejection("Assignment %d is %s's.".formatted(assignment.number(), assignment.to().mention()),
                        "Only they, whoever asked them and the Incident Commander can change it."));
    }

    static Optional<Rejection> ended(Assignment assignment) {
        Assignment.@Nullable Closing closing = assignment.closing();
        return closing == null
                ? Optional.empty()
                : Optional.of(new Rejection(
                        "Assignment %d was %s at %s.".formatted(assignment.number(),
                                assignment.state() == Assignment.State.DONE ? "done" : "handed back", Mrkdwn.clock(closing.at())),
                        "`/incident assign @name` and the task gives another."));
    }

    static Optional<Rejection> tooLong(Optional<String> text) {
        return text.filter(words -> words.length() > Assignments.LONGEST_TEXT)
                .map(words -> new Rejection(
                        "That is longer than the %d characters a card can show.".formatted(Assignments.LONGEST_TEXT),
                        "Say it in a sentence or two, and put the details into the thread."));
    }

    static Optional<Rejection> lasts(Duration length) {
        return length.compareTo(SHORTEST_TIMEBOX) < 0 || length.compareTo(LONGEST_TIMEBOX) > 0
                ? Optional.of(new Rejection("A timebox lasts from %d seconds to %d hours.".formatted(SHORTEST_TIMEBOX.toSeconds(),
                        LONGEST_TIMEBOX.toHours()), "Such as `10m`, `half an hour` or `by 14:30`."))
                : Optional.empty();
    }

    static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who works)"));
    }

    static Outcome whileUnresolved(IncidentStore store, IncidentId id, Wish wish, Function<Sight, JointVerdict> decide) {
        return store.changeJointly(id, Optional.empty(), wish.cause(), sight -> {
            Instant resolvedAt = sight.incident().resolvedAt();
            return sight.incident().isResolved() && resolvedAt != null
                    ? new Rejection("%s was resolved at %s.".formatted(id, Mrkdwn.time(resolvedAt)),
                            "If it is back: `/incident reopen`.")
                    : decide.apply(sight);
        });
    }
}
