package dev.muster.bot.slack.action;

import java.util.Optional;
import java.util.function.BiFunction;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Interaction.ShortcutUsed;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.BoardView;
import dev.muster.bot.slack.view.FormViews;
import dev.muster.bot.slack.view.IncidentViews;
import dev.muster.bot.slack.view.OverviewView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What buttons and shortcuts do. */
public final class Actions {
    private static final Logger log = LoggerFactory.getLogger(Actions.class);

    private final Incidents incidents;
    private final Access access;
    private final Outbox outbox;
    private final LifeActions life;
    private final DecisionActions decisions;
    private final CommandActions commands;
    private final WorkActions work;
    private final ClosingActions closing;
    private final UpdateActions updates;

    /** @param store what the rules work on; what may be known is asked of {@code access} */
    public Actions(Incidents incidents, IncidentStore store, Access access, Outbox outbox, DecisionActions decisions,
            CommandActions commands, WorkActions work, ClosingActions closing, UpdateActions updates) {
        this.updates = updates;
        this.closing = closing;
        this.decisions = decisions;
        this.commands = commands;
        this.work = work;
        this.incidents = incidents;
        this.access = access;
        this.outbox = outbox;
        this.life = new LifeActions(incidents, store, access);
    }

    /** A button, but for those that run a command. */
    public Reply pressed(ButtonPressed pressed) {
        return switch (pressed.actionId()) {
            case IncidentViews.ROLE_CLAIM -> about(pressed, this::takeCommand);
            case IncidentViews.INCIDENT_JOIN -> about(pressed, this::join);
            case OverviewView.SEND_DIRECT -> about(pressed, this::sendOverview);
            case BoardView.DECLARE_BUTTON ->
                declare(pressed.requestKey(), pressed.triggerId(), Optional.ofNullable(pressed.channel()), pressed.replyTo(),
                        pressed);
            default ->
                life.pressed(pressed).or(() -> decisions.pressed(pressed)).or(() -> commands.pressed(pressed))
                        .or(() -> work.pressed(pressed)).or(() -> updates.pressed(pressed)).or(() -> closing.pressed(pressed))
                        .orElseGet(() -> {
                            log.warn("a button that nobody handles was pressed: {}", pressed.actionId());
                            return new Reply.Silence();
                        });
        };
    }

    /** A global shortcut. */
    public Reply used(ShortcutUsed used) {
        if (used.callbackId().equals(FormViews.DECLARE)) {
            return declare(used.requestKey(), Optional.of(used.triggerId()), Optional.empty(), new ReplyTo.Direct(used.user()),
                    used);
        }
        log.warn("a shortcut that nobody handles was used: {}", used.callbackId());
        return new Reply.Silence();
    }

    private Reply declare(String requestKey, Optional<String> triggerId, Optional<ChannelId> from, ReplyTo replyTo,
            Interaction interaction) {
        triggerId.ifPresent(trigger -> outbox.add("form:" + requestKey,
                new PersonalEffect.OpenForm(trigger, new Form.Declare("", from.orElse(null)), replyTo), interaction.at()));
        return new Reply.Silence();
    }

    private Reply about(ButtonPressed pressed, BiFunction<Incident, ButtonPressed, Reply> then) {
        Optional<Incident> incident = IncidentId.parse(pressed.value())
                .flatMap(id -> access.find(id, pressed.user(), Optional.ofNullable(pressed.channel())));
        return incident.map(found -> then.apply(found, pressed))
                .orElseGet(
                        () -> Reply.Private.of("I no longer know the incident of this button. `/incident` lists the open ones."));
    }

    private Reply takeCommand(Incident incident, ButtonPressed pressed) {
        return Told.undoable(incidents.takeCommand(incident.id(), pressed.user(), pressed.channel(), wish(pressed)),
                "You are the Incident Commander of *%s*.".formatted(incident.id()));
    }

    private Reply join(Incident incident, ButtonPressed pressed) {
        return switch (incidents.join(incident.id(), pressed.user(), pressed.replyTo(), wish(pressed))) {
            case Outcome.Refused(var rejection) -> Reply.Private.of(rejection.sentence() + "\n" + rejection.next());
            case Outcome.Changed changed -> new Reply.Silence();
            case Outcome.Repeated repeated -> new Reply.Silence();
        };
    }

    /** The direct message itself is the answer; whoever reads it has it. */
    private Reply sendOverview(Incident incident, ButtonPressed pressed) {
        outbox.add("overview:" + pressed.requestKey(), new PersonalEffect.Answer("overview:" + pressed.requestKey(),
                new ReplyTo.Direct(pressed.user()), new Content.Overview(incident.id(), false)), pressed.at());
        return new Reply.Silence();
    }

    private static Wish wish(Interaction interaction) {
        return new Wish(interaction.requestKey(), new Actor.Person(interaction.user()), interaction.at());
    }
}
