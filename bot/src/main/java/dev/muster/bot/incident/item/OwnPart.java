package dev.muster.bot.incident.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one person did to a proposal, taken from it where others have objected or asked since: their objections and questions stay,
 * and while one of them stops the clock it stays stopped.
 */
final class OwnPart {
    private OwnPart() {}

    /** {@code now} without what made {@code after} of {@code before}; empty where something else has come of that since. */
    static Optional<Proposal> takenFrom(Proposal now, Proposal before, Proposal after) {
        boolean objected = !before.objections().equals(after.objections());
        boolean moved = !stands(before, after);
        Optional<List<Objection>> objections = without(now.objections(), before.objections(), after.objections());
        Optional<List<Question>> questions = without(now.questions(), before.questions(), after.questions());
        if (objections.isEmpty() || questions.isEmpty() || isAnother(before, after)
                || ((objected || moved) && !stands(now, after))) {
            return Optional.empty();
        }
        Proposal rest = now.withObjections(objections.get()).withQuestions(questions.get());
        boolean stopped = !rest.standing().isEmpty();
        if (moved && stopped != before.standing().isEmpty()) {
            return Optional.of(rest.in(before.state(), before.window(), before.ending()));
        }
        // Nothing stays stopped by nobody, nor goes on against an objection.
        return objected && rest.isOpen() && stopped != (rest.state() == Proposal.State.STOPPED)
                ? Optional.empty()
                : Optional.of(rest);
    }

    private static boolean stands(Proposal one, Proposal other) {
        return one.state() == other.state() && Objects.equals(one.window(), other.window())
                && Objects.equals(one.ending(), other.ending());
    }

    /** Whether it became another by it, which nobody objects to or asks about alone. */
    private static boolean isAnother(Proposal before, Proposal after) {
        return !before.plan().equals(after.plan()) || !Objects.equals(before.amendedBy(), after.amendedBy());
    }

    /** The list without what was added to {@code before}; what was changed there is again as it was. */
    private static <T> Optional<List<T>> without(List<T> now, List<T> before, List<T> after) {
        List<T> added = after.stream().filter(each -> !before.contains(each)).toList();
        List<T> gone = before.stream().filter(each -> !after.contains(each)).toList();
        if (!now.containsAll(added) || (!gone.isEmpty() && gone.size() != added.size())) {
            return Optional.empty();
        }
        List<T> rest = new ArrayList<>();
        for (T each : now) {
            int at = added.indexOf(each);
            if (at < 0) {
                rest.add(each);
            } else if (!gone.isEmpty()) {
                rest.add(gone.get(at));
            }
        }
        return Optional.of(rest);
    }
}
