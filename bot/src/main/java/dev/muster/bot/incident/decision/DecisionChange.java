package dev.muster.bot.incident.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.ChoiceEvent;
import dev.muster.bot.incident.DecisionEvent;
import dev.muster.bot.incident.EventText;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.timer.TimerChange;
import org.jspecify.annotations.Nullable;

/** What a step in the life of a proposal, a poll or a question changes, put together piece by piece. */
final class DecisionChange {
    private final Incident incident;
    private final Item item;
    private final Actor by;
    private final Instant at;
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<TimerChange> timers = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    private DecisionChange(Incident before, Item item, Actor by, Instant at, IncidentEvent event) {
        this.incident = before.touched();
        this.item = item;
        this.by = by;
        this.at = at;
        events.add(event);
        items.add(item);
    }

    /** A proposal whose window opens: its card says it all. */
    static DecisionChange opened(Incident incident, Proposal proposal, Wish wish) {
        var event = new DecisionEvent.ProposalOpened(proposal.number(), proposal.plan(), proposal.risk(),
                wish.at(), proposal.amends());
        Proposal.Window window = proposal.window();
        if (window != null) {
            event = new DecisionEvent.ProposalOpened(proposal.number(), proposal.plan(), proposal.risk(), window.closesAt(),
                    proposal.amends());
        }
        DecisionChange change = new DecisionChange(incident, proposal, wish.by(), wish.at(), event);
        change.effects.addAll(Telling.card(change.incident, proposal));
        return change.timers(ProposalClock.running(proposal));
    }

    /** A step that its card shows, and a sentence in the channel says. */
    static DecisionChange of(Incident incident, Item item, Wish wish, IncidentEvent event) {
        return of(incident, item, wish.by(), wish.at(), event);
    }

    static DecisionChange of(Incident incident, Item item, Actor by, Instant at, IncidentEvent event) {
        DecisionChange change = new DecisionChange(incident, item, by, at, event);
        change.effects.addAll(Telling.card(change.incident, item));
        change.effects.addAll(Telling.said(change.incident, event, by));
        return change;
    }

    /** Nothing happens. */
    static JointVerdict nothing(Incident incident, Instant at) {
        return JointChange.of(IncidentChange.none(incident, at));
    }

    /** The card alone shows it. */
    DecisionChange quietly() {
        effects.removeIf(effect -> effect instanceof Effect.Post post && post.content() instanceof Content.Line);
        return this;
    }

    /** The sentence stands in the card's thread and not in the channel. */
    DecisionChange sayInThread() {
        quietly();
        return inThread(new Content.Line(EventText.of(events.getFirst(), by)));
    }

    /** Whoever has command is asked for their move, in the card's thread; {@code objector} is who they are told of. */
    DecisionChange askCommander(String ask, UserId objector) {
        return ask(ask, objector, new DecisionEvent.ProposalPrompted(item.ref().number(), ask, incident.commander(), objector));
    }

    /** Whoever has command is offered to have it done; nobody is, where nobody has. */
    DecisionChange offerToAssign() {
        return incident.commander() == null
                ? this
                : ask(ProposalClock.ASSIGN, null, new DecisionEvent.ProposalPrompted(item.ref().number(), ProposalClock.ASSIGN,
                        incident.commander(), null));
    }

    /** Whoever has command is asked to break a tie. */
    DecisionChange askForTie() {
        return ask(Polls.TIED, null, new ChoiceEvent.TiePrompted(item.ref().number(), incident.commander()));
    }

    private DecisionChange ask(String ask, @Nullable UserId about, IncidentEvent asked) {
        if (incident.isArchived()) {
            return this;
        }
        events.add(asked);
        return inThread(new Content.ItemPrompt(item.ref().toString(), ask, about));
    }

    /** Something else comes of it, which the channel hears. */
    DecisionChange say(IncidentEvent event) {
        events.add(event);
        effects.addAll(Telling.said(incident, event, by));
        return this;
    }

    DecisionChange effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    private DecisionChange inThread(Content content) {
        if (!incident.isArchived()) {
            effects.add(new Effect.Post(incident.id(), new Destination.UnderCard(item.ref().toString()), content));
        }
        return this;
    }

    DecisionChange timers(List<TimerChange> more) {
        timers.addAll(more);
        return this;
    }

    /** Another proposal changes with it. */
    DecisionChange and(Proposal other, DecisionEvent event) {
        events.add(event);
        items.add(other);
        effects.addAll(Telling.card(incident, other));
        return this;
    }

    /** Under which its deadlines stand. */
    String about() {
        return String.valueOf(item.ref().number());
    }

    JointVerdict joint() {
        return JointChange.of(new IncidentChange(incident, by, at, events, timers, effects, items));
    }
}
