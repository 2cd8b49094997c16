package dev.muster.bot.incident.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.CommandPassed;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentState;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PastChange;
import dev.muster.bot.incident.PastChange.PastItem;
import dev.muster.bot.incident.PastChange.PastTimer;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Status;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.TimeOrder;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.decision.ProposalClock;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.timer.TimerChange;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what was changed a moment ago: a slip of the fingers costs one click. The record keeps both, the change and
 * that it was taken back.
 */
public final class Undos {
    private final IncidentStore store;

    public Undos(IncidentStore store) {
        this.store = store;
    }

    /**
     * Takes back a change.
     *
     * @param revision the incident's revision that the change made; empty for the last one that this person may take back
     */
    public Outcome undo(IncidentId id, OptionalLong revision, Wish wish) {
        // Which one it is decides what else has to be looked at; that nothing has changed since is checked in the transaction.
        Optional<Incident> before = store.find(id);
        if (before.isEmpty()) {
            return new Outcome.Refused(new Rejection("There is no %s.".formatted(id), "`/incident` lists the open ones."));
        }
        Optional<IncidentId> other = switch (Undoable.find(before.get(), store.past(id), revision, wish)) {
            case Undoable.Found(PastChange change) -> merge(change);
            case Undoable.Not not -> Optional.empty();
        };
        return store.changeJointly(id, other, wish.cause(),
                sight -> switch (Undoable.find(sight.incident(), sight.past(), revision,
                        wish)) {
                    case Undoable.Not(Rejection rejection) -> rejection;
                    case Undoable.Found(PastChange change) -> merge(change).equals(other)
                            ? undone(sight, change, wish)
                            : new Rejection("%s was changed just now.".formatted(id),
                                    "`/incident undo` once more, if you still want to.");
                });
    }

    /** The second incident that the change was about: what it merged this one into, or took it out of. */
    private static Optional<IncidentId> merge(PastChange change) {
        IncidentId before = change.before().mergedInto();
        IncidentId after = change.after().mergedInto();
        return before != null && before.equals(after) ? Optional.empty() : Optional.ofNullable(before == null ? after : before);
    }

    private static JointVerdict undone(Sight sight, PastChange change, Wish wish) {
        Incident incident = sight.incident();
        IncidentState state = incident.state();
        IncidentState restored = state;
        Set<Aspect> aspects = Aspect.between(change.before(), change.after());
        for (Aspect aspect : aspects) {
            restored = aspect.put(restored, change.before());
        }
        if (change.before().mergedInto() != null) {
            Optional<Rejection> refused = sight.other().flatMap(survivor -> Merges.notInto(incident, survivor));
            if (refused.isPresent()) {
                return new Rejection("This cannot be taken back now. " + refused.get().sentence(), refused.get().next());
            }
        }
        Optional<String> contradiction = TimeOrder.contradiction(restored, incident.declaredAt());
        if (contradiction.isPresent() && TimeOrder.contradiction(state, incident.declaredAt()).isEmpty()) {
            return new Rejection(contradiction.get() + " Nothing was changed.", "Correct the other time first.");
        }
        List<Item> items = new ArrayList<>();
        boolean deadlines = true;
        for (PastItem past : change.items()) {
            Optional<? extends Item> back = sight.items().find(past.after().ref())
                    .filter(now -> past.stillIs(now) || !Undoable.again(change, past.after().ref(), sight.past()))
                    .flatMap(now -> past.restored(now, person(wish), wish.at()));
            if (back.isEmpty()) {
                return new Rejection("Something has come of that since, so it cannot be taken back.",
                        "`/incident status` shows where it stands.");
            }
            items.add(back.get());
            deadlines &= past.standsAgain(back.get());
        }
        var event = new IncidentEvent.ChangeUndone(change.kind(), change.seq(), state, restored,
                items.stream().map(item -> item.ref().toString()).toList());
        List<TimerChange> timers = timers(deadlines ? change.timers() : List.of(), incident, restored, items, wish);
        IncidentChange undo = change.items().stream().anyMatch(Undos::wasUnsaid)
                ? new IncidentChange(incident.withState(restored), wish.by(), wish.at(), List.of(event), timers, List.of(), items)
                : Telling.withItems(Telling.changed(incident.withState(restored), wish, event, timers), items);
        undo = Telling.with(undo, change.items().stream().flatMap(past -> notTheirs(incident, past).stream()).toList());
        Optional<IncidentChange> told = sight.other()
                .map(survivor -> told(survivor, incident, change.before().mergedInto(), wish));
        return new JointChange(undo, told, Optional.of(change));
    }

    /** The channel heard nothing of it, so there is nothing to take back in it. */
    private static boolean wasUnsaid(PastItem past) {
        return past.after() instanceof Parked parked && parked.kind() == ItemKind.FEEDBACK;
    }

    /** Who was told directly that something is theirs hears that it is not. */
    private static Optional<Effect> notTheirs(Incident incident, PastItem past) {
        if (past.after() instanceof Assignment assignment && assignment.direct()
                && !(past.before() instanceof Assignment earlier && earlier.to().equals(assignment.to()))) {
            return Optional.of(new Effect.Post(incident.id(), new Destination.Direct(assignment.to()),
                    new Content.Aside(assignment.to(), "", "That was taken back: assignment %d of *%s* is not yours after all."
                            .formatted(assignment.number(), incident.id()))));
        }
        UserId before = past.before() instanceof Review earlier ? earlier.owner() : null;
        UserId owner = past.after() instanceof Review review ? review.owner() : null;
        return owner == null || owner.equals(before)
                ? Optional.empty()
                : Optional.of(new Effect.Post(incident.id(), new Destination.Direct(owner), new Content.Aside(owner, "",
                        "That was taken back: you do not own the review of *%s* after all.".formatted(incident.id()))));
    }

    private static IncidentChange told(Incident survivor, Incident incident, @Nullable IncidentId mergedAgain, Wish wish) {
        return mergedAgain == null
                ? Merges.released(survivor, incident.id(), wish)
                : Merges.received(survivor, incident, wish);
    }

    private static List<TimerChange> timers(List<PastTimer> before, Incident incident, IncidentState restored,
            List<Item> items, Wish wish) {
        List<TimerChange> timers = new ArrayList<>(before.stream().<TimerChange>map(timer -> timer.dueAt() == null
                ? new TimerChange.Cancel(timer.kind(), timer.about())
                : new TimerChange.Set(timer.kind(), timer.about(), timer.dueAt())).toList());
        // What was set once command had passed is no part of the change, and is set anew.
        boolean goesOn = incident.isResolved() && restored.status() != Status.RESOLVED;
        if (restored.commander() != null && (goesOn || !restored.commander().equals(incident.commander()))) {
            timers.removeIf(timer -> timer.kind().equals(CommandPassed.BEGAN));
            timers.add(CommandPassed.begins(wish.at()));
        }
        // Its window may end later than it did before. Of two deadlines of one kind the last holds.
        items.stream().filter(Proposal.class::isInstance).map(Proposal.class::cast)
                .filter(proposal -> proposal.state() == Proposal.State.OPEN)
                .forEach(proposal -> timers.addAll(ProposalClock.running(proposal)));
        return timers;
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who undoes it)"));
    }
}
