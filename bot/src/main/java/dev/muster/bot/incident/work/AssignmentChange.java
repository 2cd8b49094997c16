package dev.muster.bot.incident.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.EventText;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.WorkEvent;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.timer.TimerChange;
import org.jspecify.annotations.Nullable;

/** What a step in the life of an assignment changes, put together piece by piece. */
final class AssignmentChange {
    private final Incident incident;
    private final Assignment assignment;
    private final Actor by;
    private final Instant at;
    private final boolean changed;
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<TimerChange> timers = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    private AssignmentChange(Incident incident, Assignment assignment, Actor by, Instant at, boolean changed) {
        this.incident = incident;
        this.assignment = assignment;
        this.by = by;
        this.at = at;
        this.changed = changed;
    }

    /** A step that its card shows, and the incident's card. */
    static AssignmentChange of(Incident before, Assignment assignment, Actor by, Instant at, WorkEvent event) {
        AssignmentChange change = new AssignmentChange(before.touched(), assignment, by, at, true);
        change.events.add(event);
        change.effects.addAll(Telling.card(change.incident, assignment));
        change.effects.addAll(Telling.incidentCard(change.incident));
        return change;
    }

    static AssignmentChange of(Incident before, Assignment assignment, Wish wish, WorkEvent event) {
        return of(before, assignment, wish.by(), wish.at(), event);
    }

    /** Somebody is asked, and nothing about the assignment changes. */
    static AssignmentChange only(Incident incident, Assignment assignment, Actor by, Instant at, WorkEvent event) {
        AssignmentChange change = new AssignmentChange(incident, assignment, by, at, false);
        change.events.add(event);
        return change;
    }

    /** Nothing happens that anybody could see, but perhaps to the deadlines. */
    static JointVerdict nothing(Incident incident, Instant at, List<TimerChange> timers) {
        return JointChange.of(new IncidentChange(incident, new Actor.Bot(), at, List.of(), timers, List.of()));
    }

    /** Its sentence stands in the channel, too. */
    AssignmentChange say() {
        effects.addAll(Telling.said(incident, events.getFirst(), by));
        return this;
    }

    /** Its sentence stands in the card's thread, too. */
    AssignmentChange sayInThread() {
        return inThread(new Content.Line(EventText.of(events.getFirst(), by)));
    }

    /** Somebody is asked in the card's thread; null for whoever is to hear of it when the owner does not answer. */
    AssignmentChange ask(Ask ask, @Nullable UserId person) {
        return inThread(new Content.ItemPrompt(assignment.ref().toString(), ask.wireName(), person));
    }

    /** The same with an entry in the timeline, beside what else happens. */
    AssignmentChange askAlso(Ask ask, @Nullable UserId person) {
        UserId asked = person == null ? assignment.raisedTo(incident.leaders()).orElse(assignment.by()) : person;
        events.add(new WorkEvent.AssignmentPrompted(assignment.number(), assignment.to(), asked, ask.wireName()));
        return ask(ask, person);
    }

    private AssignmentChange inThread(Content content) {
        return incident.isArchived()
                ? this
                : effect(new Effect.Post(incident.id(), new Destination.UnderCard(assignment.ref().toString()), content));
    }

    AssignmentChange effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    AssignmentChange timers(List<TimerChange> more) {
        timers.addAll(more);
        return this;
    }

    /** Something else comes of it, of which everybody hears. */
    AssignmentChange and(WorkEvent event) {
        events.add(event);
        effects.addAll(Telling.said(incident, event, new Actor.Bot()));
        return this;
    }

    JointVerdict joint() {
        return JointChange.of(new IncidentChange(incident, by, at, events, timers, effects,
                changed ? List.of(assignment) : List.of()));
    }
}
