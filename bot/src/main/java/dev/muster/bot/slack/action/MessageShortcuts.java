package dev.muster.bot.slack.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.QuotedMessage;
import dev.muster.bot.incident.VisibleIncidents;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.evidence.Evidence;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Interaction.MessageShortcutUsed;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.AssignmentView;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.slack.view.Offered;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.slack.view.UpdateWords;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the shortcuts in a message's menu do. The message may stand where the bot is not and cannot look, so whatever is
 * needed of it later is kept when Slack shows it.
 */
public final class MessageShortcuts {
    /** Declares an incident from a message. */
    public static final String DECLARE_FROM = "incident_declare_from";
    /** Adds a message to the record of an incident; also the button that says of which. */
    public static final String TIMELINE_ADD = "timeline_add";
    /** Opens the form that assigns, with the message's words. */
    public static final String ASSIGN = "assignment_create";
    /** Opens the form that writes an update, with the message's words. */
    public static final String UPDATE = "update_create";
    /** All of them, by the names that the app's manifest uses. */
    public static final List<String> ALL = List.of(DECLARE_FROM, TIMELINE_ADD, ASSIGN, UPDATE);

    private static final int MOST_OFFERED = 10;
    private static final Logger log = LoggerFactory.getLogger(MessageShortcuts.class);

    private final Evidence evidence;
    private final Access access;
    private final VisibleIncidents visible;
    private final PickedMessages picked;
    private final Quoting quoting;
    private final Outbox outbox;

    public MessageShortcuts(Evidence evidence, Access access, VisibleIncidents visible, PickedMessages picked,
            Quoting quoting, Outbox outbox) {
        this.evidence = evidence;
        this.access = access;
        this.visible = visible;
        this.picked = picked;
        this.quoting = quoting;
        this.outbox = outbox;
    }

    /** A shortcut of a message's menu. */
    public Reply used(MessageShortcutUsed used) {
        return switch (used.callbackId()) {
            case DECLARE_FROM -> declareFrom(used);
            case TIMELINE_ADD -> add(used);
            case ASSIGN -> assign(used);
            case UPDATE -> update(used);
            default -> {
                log.warn("a message shortcut that nobody handles was used: {}", used.callbackId());
                yield new Reply.Silence();
            }
        };
    }

    private Reply declareFrom(MessageShortcutUsed used) {
        keep(used);
        if (!used.triggerId().isBlank()) {
            outbox.add("form:" + used.requestKey(),
                    new PersonalEffect.OpenForm(used.triggerId(), new Form.DeclareFrom(used.requestKey()), used.replyTo()),
                    used.at());
        }
        return new Reply.Silence();
    }

    private Reply add(MessageShortcutUsed used) {
        Optional<Incident> here = access.here(used.message().ref().channel(), used.user());
        if (here.isPresent()) {
            return add(here.get(), used.message(), used);
        }
        List<Incident> candidates = candidates(used.user());
        if (candidates.isEmpty()) {
            return Reply.Private.of("There is no incident yet to whose record this could be added. If it tells of one, choose"
                    + " *Declare from message* in the same menu.");
        }
        keep(used);
        return ask(used, candidates);
    }

    private Reply assign(MessageShortcutUsed used) {
        String task = quoting.of(used.message()).words();
        return inOne(used, incident -> new Form.Assign(incident.id(), null, task, ""),
                incident -> new Button("%s %s".formatted(incident.id(), incident.title()),
                        AssignmentView.OPEN_FORM + ":" + incident.id(), new Offered(incident.id(), null, "", task).value(), null),
                "No incident is open in which this could be assigned.",
                "In which incident shall this be assigned? Nothing was done yet.");
    }

    private Reply update(MessageShortcutUsed used) {
        String text = quoting.of(used.message()).words();
        return inOne(used, incident -> new Form.WriteUpdate(incident.id(), used.user(), false, text),
                incident -> new Button("%s %s".formatted(incident.id(), incident.title()),
                        UpdateViews.OPEN + ":" + incident.id(),
                        new UpdateWords(incident.id(), Audience.INTERNAL, text).value(), null),
                "No incident is open of which this could be an update.",
                "Of which incident shall this be an update? Nothing was sent yet.");
    }

    /** Opens the form where it is plain which incident is meant; else buttons that do. */
    private Reply inOne(MessageShortcutUsed used, Function<Incident, Form> form, Function<Incident, Button> button, String none,
            String which) {
        Optional<Incident> here = access.here(used.message().ref().channel(), used.user());
        List<Incident> open = candidates(used.user()).stream().filter(incident -> !incident.isResolved()).toList();
        if (here.isPresent() || open.size() == 1) {
            Incident incident = here.orElseGet(open::getFirst);
            outbox.add("form:" + used.triggerId(),
                    new PersonalEffect.OpenForm(used.triggerId(), form.apply(incident), used.replyTo()), used.at());
            return new Reply.Silence();
        }
        if (open.isEmpty()) {
            return Reply.Private.of(none);
        }
        return new Reply.Private(which,
                Optional.of(new Blocks().section(which).buttons(open.stream().map(button).toList()).array()));
    }

    private void keep(MessageShortcutUsed used) {
        picked.keep(used.requestKey(), used.message(), used.at());
        quoting.learnNames(used.requestKey(), used.message(), used.at());
    }

    /** Those that are not resolved, the person's own first; where none is, their own that are over. */
    private List<Incident> candidates(UserId person) {
        List<Incident> mine = visible.of(person, MOST_OFFERED);
        List<Incident> candidates = new ArrayList<>(mine.stream().filter(incident -> !incident.isResolved()).toList());
        visible.unresolved(person).stream().filter(other -> candidates.stream().noneMatch(one -> one.id().equals(other.id())))
                .forEach(candidates::add);
        if (candidates.isEmpty()) {
            candidates.addAll(mine);
        }
        return candidates.subList(0, Math.min(MOST_OFFERED, candidates.size()));
    }

    private static Reply ask(MessageShortcutUsed used, List<Incident> candidates) {
        List<Button> buttons = candidates.stream().map(incident -> new Button("%s %s".formatted(incident.id(), incident.title()),
                TIMELINE_ADD + ":" + incident.id(), incident.id() + " " + used.requestKey(), null)).toList();
        String said = "To the record of which incident shall this message be added? Nothing was done yet.";
        Blocks blocks = new Blocks().section(said).buttons(buttons)
                .context("It is then quoted in the incident's channel too, where everybody can read it.");
        return new Reply.Private(said, Optional.of(blocks.array()));
    }

    /** Whether this button says to which record a message is to be added. */
    public static boolean isChoice(ButtonPressed pressed) {
        return pressed.actionId().startsWith(TIMELINE_ADD + ":");
    }

    /** The button holds the incident's id, a space and the key of the message. */
    public Reply chosen(ButtonPressed pressed) {
        String[] parts = pressed.value().split(" ", 2);
        Optional<Incident> incident = IncidentId.parse(parts[0])
                .flatMap(id -> access.find(id, pressed.user(), Optional.ofNullable(pressed.channel())));
        Optional<SlackMessage> message = parts.length < 2 ? Optional.empty() : picked.find(parts[1]);
        if (incident.isEmpty()) {
            return Reply.Private.of("I no longer know the incident of this button. `/incident` lists the open ones.");
        }
        return message.map(found -> add(incident.get(), found, pressed)).orElseGet(() -> Reply.Private
                .of("I no longer have that message. If it is still there, choose *Add to timeline* in its menu once more."));
    }

    private Reply add(Incident incident, SlackMessage message, Interaction by) {
        QuotedMessage quoted = quoting.of(message);
        String link = "<%s|the message>".formatted(Mrkdwn.escape(quoted.link()));
        String already = "*%s* has %s in its record already.".formatted(incident.id(), link);
        if (picked.evidenceIn(message.ref()).contains(incident.id())) {
            return Reply.Private.of(already);
        }
        Wish wish = new Wish(by.requestKey(), new Actor.Person(by.user()), by.at());
        return switch (evidence.add(incident.id(), quoted, wish)) {
            case Outcome.Changed changed -> Reply.Private.of("The record of *%s* has %s now.".formatted(incident.id(), link));
            case Outcome.Repeated repeated -> Reply.Private.of(already);
            case Outcome.Refused(var rejection) -> Reply.Private.of(rejection.sentence() + "\n" + rejection.next());
        };
    }
}
