package dev.muster.bot.incident.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Content.Aside.Offer;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.CommandPassed;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.timer.TimerChange;

/** What a step in the passing on of a role changes, put together piece by piece. */
final class Passing {
    private final Incident incident;
    private final Actor by;
    private final Instant at;
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<TimerChange> timers = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    private Passing(Incident after, Actor by, Instant at) {
        this.incident = after;
        this.by = by;
        this.at = at;
    }

    /** An offer: its card says it. */
    static Passing opened(Incident before, Handover offer, Actor by, Instant at) {
        return new Passing(before.touched(), by, at).opens(offer);
    }

    /** The question to somebody whether they wish to take command: its card asks it. */
    static Passing asked(Incident before, Takeover question, Actor by, Instant at) {
        return new Passing(before.touched(), by, at)
                .event(new CommandEvent.TakeoverAsked(question.number(), question.person(), question.expiresAt())).item(question)
                .timer(new TimerChange.Set(HandoverClock.LAPSES, String.valueOf(question.number()), question.expiresAt()));
    }

    /** The question is over. */
    static Passing answered(Incident before, Takeover question, Actor by, Instant at, CommandEvent event) {
        return new Passing(before.touched(), by, at).event(event).item(question)
                .timer(new TimerChange.Cancel(HandoverClock.LAPSES, String.valueOf(question.number())));
    }

    /** Nothing moves, and a sentence in the channel says so. */
    static Passing stays(Incident before, Handover over, Actor by, Instant at, CommandEvent event) {
        return new Passing(before.touched(), by, at).item(over).timer(Handovers.stopped(over)).said(event);
    }

    /** They are over, and nothing moves; {@code why} speaks of the one to whom it was offered. */
    static JointVerdict expired(Incident before, List<Handover> offers, Actor by, Instant at, String why) {
        Passing change = new Passing(before.touched(), by, at);
        for (Handover offer : offers) {
            change.item(offer.expired(at, null, why)).timer(Handovers.stopped(offer))
                    .said(new CommandEvent.HandoverExpired(offer.number(), offer.role(), offer.roleName(), offer.from(),
                            offer.to(),
                            why));
        }
        return change.joint();
    }

    /** The role moves: one public line names both, and the one who had it is thanked. */
    static JointVerdict moved(Sight sight, Handover before, Handover accepted, Actor by, Instant at, boolean bySilence) {
        Incident incident = sight.incident();
        UserId to = before.to();
        CommandPassed passed = before.role().equals(Role.COMMANDER)
                ? CommandPassed.to(incident, to, at)
                : role(incident, before, at);
        Passing change = new Passing(passed.after(), by, at).item(accepted).timer(Handovers.stopped(before))
                .said(new CommandEvent.HandoverAccepted(before.number(), before.role(), before.roleName(), before.from(), to,
                        bySilence));
        change.events.addAll(passed.events());
        change.timers.addAll(passed.timers());
        change.effects.addAll(passed.effects());
        change.effects.addAll(Telling.refreshed(passed.after()));
        sight.items().handovers().filter(other -> other.isOpen() && other.number() != before.number())
                .filter(other -> other.role().equals(before.role()) && other.from().equals(before.from()))
                .forEach(other -> change.over(other, "it passed on meanwhile"));
        return change.effect(new Effect.Post(incident.id(), new Destination.Direct(before.from()),
                new Content.Aside(before.from(), "", thanks(incident, before)))).joint();
    }

    private static CommandPassed role(Incident incident, Handover before, Instant at) {
        boolean several = incident.roles().of(before.role()).size() > 1;
        Role role = new Role(before.role(), before.roleName(), several, List.of("-"), List.of());
        RoleHolders roles = incident.roles().without(before.role(), before.from()).with(role, before.to());
        return new CommandPassed(incident.withRoles(roles), List.of(role.assigned(before.to(), Optional.of(before.from()))),
                List.of(CommandPassed.rolesBegin(at)), List.of(CommandPassed.card(incident, before.role(), before.to(), at)));
    }

    private static String thanks(Incident incident, Handover before) {
        String name = Mrkdwn.escape(before.roleName());
        return "Thank you. %s is the %s of *%s* now, and nobody waits for you any more.".formatted(before.to().mention(), name,
                incident.id()) + (before.role().equals(Role.COMMANDER) ? " Leave the screen for a while: rest, eat, drink." : "");
    }

    /** Whether the one who had the role when it was offered has it still. */
    static boolean stillHas(Incident incident, Handover handover) {
        return handover.role().equals(Role.COMMANDER)
                ? handover.from().equals(incident.commander())
                : incident.roles().holds(handover.role(), handover.from());
    }

    static JointVerdict nothing(Incident incident, Instant at) {
        return JointChange.of(IncidentChange.none(incident, at));
    }

    /** Another offer begins with it. */
    Passing opens(Handover offer) {
        return event(new CommandEvent.HandoverOffered(offer.number(), offer.role(), offer.roleName(), offer.from(), offer.to(),
                offer.expiresAt(), offer.takeover())).item(offer)
                .timer(new TimerChange.Set(HandoverClock.EXPIRES, String.valueOf(offer.number()), offer.expiresAt()));
    }

    /** Another offer is over with it; its card says so. */
    Passing over(Handover other, String why) {
        return event(
                new CommandEvent.HandoverExpired(other.number(), other.role(), other.roleName(), other.from(), other.to(), why))
                .item(other.expired(at, by.person().orElse(null), why)).timer(Handovers.stopped(other));
    }

    /** Whoever has command is shown words that go with it: somebody contradicts, and does not wish to lead (P24). */
    Passing offersScript(Takeover question) {
        UserId commander = incident.commander();
        if (commander == null || incident.isResolved() || commander.equals(question.person())) {
            return this;
        }
        return event(new CommandEvent.ScriptOffered(Script.TAKEOVER, commander))
                .effect(new Effect.Post(incident.id(), new Destination.Direct(commander), new Content.Aside(commander,
                        "commander",
                        "%s does not take command of *%s*: it stays with you. If they go on contradicting, here are words for it."
                                .formatted(question.person().mention(), incident.id()),
                        new Offer(Offer.Kind.SCRIPT, Script.TAKEOVER))));
    }

    /** Somebody whose time begins anew, and who may be elsewhere by now, is called. */
    Passing calls(String mrkdwn) {
        return effect(new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.Line(mrkdwn)));
    }

    Passing effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    private Passing event(CommandEvent event) {
        events.add(event);
        return this;
    }

    private Passing said(CommandEvent event) {
        effects.addAll(Telling.said(incident, event, by));
        return event(event);
    }

    private Passing item(Item item) {
        items.add(item);
        effects.addAll(Telling.card(incident, item));
        return this;
    }

    private Passing timer(TimerChange timer) {
        timers.add(timer);
        return this;
    }

    JointVerdict joint() {
        return JointChange.of(new IncidentChange(incident, by, at, events, timers, effects, items));
    }
}
