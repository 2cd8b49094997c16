package dev.muster.bot.incident.undo;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.time.Durations;

/** Which change somebody may take back, or why none. */
sealed interface Undoable {
    /** Long enough to see what one has done, and too short for others to have built on it. */
    Duration WITHIN = Duration.ofSeconds(60);
    String UNDO = "change_undone";
    /** What people say for themselves, so that nobody else unsays it; an objection the commander overrules, with a reason. */
    Set<String> OWN = Set.of("poll_voted", "proposal_objected", "objection_explained", "objection_withdrawn",
            "question_answered");

    /** This one. */
    record Found(PastChange change) implements Undoable {}

    /** None. */
    record Not(Rejection rejection) implements Undoable {}

    /**
     * Finds the change that is meant.
     *
     * @param past the newest first
     */
    static Undoable find(Incident incident, List<PastChange> past, OptionalLong revision, Wish wish) {
        List<PastChange> changes = past.stream().filter(change -> !change.kind().equals(UNDO)).toList();
        Optional<PastChange> wanted = revision.isPresent()
                ? changes.stream().filter(change -> change.revision() == revision.getAsLong()).findFirst()
                : changes.stream().filter(change -> inTime(change, wish) && mayUndo(incident, change, wish) && stands(change))
                        .findFirst().or(() -> changes.stream().filter(Undoable::stands).findFirst());
        if (revision.isPresent() && wanted.filter(change -> !change.by().equals(wish.by())).isPresent()) {
            // The button stands on the answer to what somebody did; where that changed nothing, the last change is another's.
            return not("Nothing was changed by that, so there is nothing to take back.",
                    "`/incident undo` takes back the last change that can be.");
        }
        return wanted.map(change -> judged(incident, change, changes, wish)).orElseGet(() -> not(
                "There is nothing in %s to take back.".formatted(incident.id()), "`/incident status` shows where it stands."));
    }

    private static Undoable judged(Incident incident, PastChange change, List<PastChange> changes, Wish wish) {
        if (change.undoneAt() != null) {
            return not("That (%s) was taken back already, at %s.".formatted(change.kind().replace('_', ' '),
                    Mrkdwn.time(change.undoneAt())),
                    "`/incident status` shows where it stands.");
        }
        if (!inTime(change, wish)) {
            return not("The last change that could be meant was %s ago. A change can be taken back within %d seconds."
                    .formatted(Durations.spoken(Duration.between(change.at(), wish.at())), WITHIN.toSeconds()),
                    "Say what holds now, such as `/incident sev 3` or `/incident reopen`: the record keeps both.");
        }
        if (!mayUndo(incident, change, wish)) {
            String did = "%s did that (%s).".formatted(Mrkdwn.actor(change.by()), change.kind().replace('_', ' '));
            return OWN.contains(change.kind())
                    ? not(did, "What somebody says for themselves, only they take back.")
                    : not(did,
                            "Only they and the Incident Commander can take it back. Say what holds now, such as `/incident sev 3`.");
        }
        Set<Aspect> aspects = Aspect.between(change.before(), change.after());
        Optional<PastChange> since = changes.stream().filter(later -> later.revision() > change.revision() && stands(later))
                .filter(later -> !Collections.disjoint(aspects, Aspect.between(later.before(), later.after()))).findFirst();
        return since.map(later -> not("%s changed the same thing again since (%s).".formatted(Mrkdwn.actor(later.by()),
                later.kind().replace('_', ' ')),
                "Take that back first, or say what holds now.")).orElseGet(() -> new Found(change));
    }

    /** Whether whoever made the change has done something else with the same item since, which stands. */
    static boolean again(PastChange change, ItemRef item, List<PastChange> past) {
        return past.stream().filter(later -> later.revision() > change.revision() && stands(later) && !later.kind().equals(UNDO))
                .filter(later -> later.by().equals(change.by()))
                .anyMatch(later -> later.items().stream().anyMatch(each -> each.after().ref().equals(item)));
    }

    private static boolean inTime(PastChange change, Wish wish) {
        return Duration.between(change.at(), wish.at()).compareTo(WITHIN) <= 0;
    }

    private static boolean stands(PastChange change) {
        return change.undoneAt() == null;
    }

    private static boolean mayUndo(Incident incident, PastChange change, Wish wish) {
        UserId commander = incident.commander();
        return change.by().equals(wish.by()) || (!OWN.contains(change.kind()) && commander != null
                && wish.by().person().filter(commander::equals).isPresent());
    }

    private static Undoable not(String sentence, String next) {
        return new Not(new Rejection(sentence, next));
    }
}
