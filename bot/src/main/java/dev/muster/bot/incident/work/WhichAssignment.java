package dev.muster.bot.incident.work;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Items;

/** Finds the assignment that somebody means who may not have said which. */
final class WhichAssignment {
    private WhichAssignment() {}

    /**
     * The one of that number; without one, the person's own newest that is open.
     *
     * @param first of several, one that fits this comes first
     */
    static Optional<Assignment> find(Items items, Optional<Integer> number, UserId person, Predicate<Assignment> first) {
        if (number.isPresent()) {
            return items.assignment(number.get());
        }
        Comparator<Assignment> newest = Comparator.comparingInt(Assignment::number);
        return items.assignments().filter(assignment -> assignment.isOpen() && assignment.to().equals(person))
                .max(Comparator.comparing((Assignment assignment) -> first.test(assignment)).thenComparing(newest));
    }

    /** The person's own newest that is done. */
    static Optional<Assignment> lastDone(Items items, UserId person) {
        return items.assignments().filter(each -> each.state() == Assignment.State.DONE && each.to().equals(person))
                .max(Comparator.comparingInt(Assignment::number));
    }

    /** What somebody hears where there is none. */
    static Rejection none(IncidentId id, Optional<Integer> number) {
        return number.map(n -> new Rejection("There is no assignment %d in %s.".formatted(n, id),
                "`/incident status` shows who does what."))
                .orElseGet(() -> new Rejection("You have no open assignment in %s.".formatted(id),
                        "`#3` behind the word names another's, such as `/incident done #3 restarted pod 7`."));
    }
}
