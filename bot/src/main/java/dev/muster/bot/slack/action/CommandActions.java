package dev.muster.bot.slack.action;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.incident.command.Script;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.CommandForms;
import dev.muster.bot.slack.view.HandoverViews;
import dev.muster.bot.slack.view.ScriptViews;

/** The buttons and forms around command and the other roles. */
public final class CommandActions {
    private static final Pattern VALUE = Pattern.compile("(\\S+)(?: (\\S+))?");

    private final Commanding commanding;
    private final Access access;
    private final Outbox outbox;
    private final Predicate<UserId> isApp;

    /** @param isApp whether this is known to be an app's user, who would answer nobody */
    public CommandActions(Commanding commanding, Access access, Outbox outbox, Predicate<UserId> isApp) {
        this.isApp = isApp;
        this.commanding = commanding;
        this.access = access;
        this.outbox = outbox;
    }

    private record About(Incident incident, String what) {}

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        return switch (pressed.actionId()) {
            case HandoverViews.ACCEPT -> Optional.of(answered(pressed, true));
            case HandoverViews.DECLINE -> Optional.of(answered(pressed, false));
            case HandoverViews.KEEP -> Optional.of(answered(pressed, false));
            case HandoverViews.TAKEOVER_YES -> Optional.of(answered(pressed, true));
            case HandoverViews.TAKEOVER_NO -> Optional.of(answered(pressed, false));
            case HandoverViews.HAND_OVER -> Optional.of(about(pressed.value(), pressed).map(about -> handOver(about, pressed))
                    .orElseGet(Told::unknown));
            default -> pressed.actionId().startsWith(ScriptViews.OPEN)
                    ? Optional.of(about(pressed.value(), pressed).map(about -> script(about, pressed)).orElseGet(Told::unknown))
                    : Optional.empty();
        };
    }

    private Reply script(About about, ButtonPressed pressed) {
        UserId commander = about.incident().commander();
        if (!pressed.user().equals(commander) || Script.find(about.what()).isEmpty()) {
            return Reply.Private.of("Only the Incident Commander speaks in that name%s."
                    .formatted(commander == null ? ", and there is none yet" : ", and that is " + commander.mention()));
        }
        pressed.triggerId().ifPresent(trigger -> outbox.add("form:" + trigger, new PersonalEffect.OpenForm(trigger,
                new Form.SpeakScript(about.incident().id(), about.what()), pressed.replyTo()), pressed.at()));
        return new Reply.Silence();
    }

    private Reply answered(ButtonPressed pressed, boolean yes) {
        Optional<About> about = about(pressed.value(), pressed);
        Optional<ItemRef> item = about.flatMap(found -> ItemRef.parse(found.what()));
        return about.isEmpty() || item.isEmpty()
                ? Told.unknown()
                : Told.undoable(commanding.handovers().answer(about.get().incident().id(), item, yes, wish(pressed)),
                        said(pressed.actionId()).formatted(about.get().incident().id()));
    }

    private static String said(String button) {
        return switch (button) {
            case HandoverViews.ACCEPT -> "Accepted in *%s*.";
            case HandoverViews.KEEP -> "You keep command of *%s*.";
            case HandoverViews.TAKEOVER_YES ->
                "You wish to take command of *%s*: it is yours in a minute if they do not keep it.";
            default -> "It stays as it is in *%s*.";
        };
    }

    /** Only who has command, or the role, can hand it over, and everybody else hears so before a form opens in vain. */
    private Reply handOver(About about, ButtonPressed pressed) {
        UserId commander = about.incident().commander();
        Optional<Role> role = commanding.roles().book().find(about.what()).filter(other -> !other.isCommand());
        if (role.isPresent() && !mayHandOver(about.incident(), role.get(), pressed.user())) {
            return Reply.Private.of("Only whoever is %s%s can hand that over.".formatted(Mrkdwn.escape(role.get().name()),
                    role.get().many() ? "" : ", or the Incident Commander,"));
        }
        if (role.isEmpty() && !pressed.user().equals(commander)) {
            return Reply.Private
                    .of("Only the Incident Commander can hand over%s.\n`/incident takeover` says that you wish to take command."
                            .formatted(commander == null ? ", and there is none" : ", and that is " + commander.mention()));
        }
        pressed.triggerId().ifPresent(trigger -> outbox.add("form:" + trigger, new PersonalEffect.OpenForm(trigger,
                new Form.HandOver(about.incident().id(), role.map(Role::id).orElse(Role.COMMANDER)), pressed.replyTo()),
                pressed.at()));
        return new Reply.Silence();
    }

    private static boolean mayHandOver(Incident incident, Role role, UserId person) {
        return incident.roles().holds(role.id(), person) || (!role.many() && person.equals(incident.commander()));
    }

    /** Empty for a form that is another's. */
    Optional<Reply> submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case CommandForms.HAND_OVER -> Optional.of(offered(form));
            case CommandForms.SPEAK -> Optional.of(spoken(form));
            default -> Optional.empty();
        };
    }

    private Reply spoken(FormSubmitted form) {
        Optional<About> about = about(form.privateMetadata(), form);
        Optional<Script> script = about.flatMap(found -> Script.find(found.what()));
        return about.isEmpty() || script.isEmpty()
                ? new Reply.FormErrors(Map.of(CommandForms.WORDS, "I no longer know the incident of this form."))
                : Told.closing(commanding.scripts().speak(about.get().incident().id(), script.get(),
                        form.value(CommandForms.WORDS).orElse(""), wish(form)), CommandForms.WORDS);
    }

    private Reply offered(FormSubmitted form) {
        Optional<About> about = about(form.privateMetadata(), form);
        Optional<Role> role = about.flatMap(found -> commanding.roles().book().find(found.what()));
        Optional<UserId> to = form.value(CommandForms.PERSON).filter(id -> id.matches("[A-Z0-9]{2,30}")).map(UserId::new);
        if (about.isEmpty() || role.isEmpty()) {
            return new Reply.FormErrors(Map.of(CommandForms.PERSON, "I no longer know the incident of this form."));
        }
        if (to.filter(isApp).isPresent()) {
            return new Reply.FormErrors(Map.of(CommandForms.PERSON, "That is an app, and only a person can have a role."));
        }
        return to.map(person -> Told.closingUndoable(
                commanding.handovers().offer(about.get().incident().id(), role.get(), person, wish(form)), CommandForms.PERSON,
                after -> "Offered to %s in *%s*: nothing moves before they accept.".formatted(person.mention(), after.id())))
                .orElseGet(() -> new Reply.FormErrors(Map.of(CommandForms.PERSON, "Choose somebody.")));
    }

    /** The incident that a value begins with, as far as this person may know of it, and what else it holds. */
    private Optional<About> about(String value, Interaction by) {
        Matcher form = VALUE.matcher(value);
        if (!form.matches()) {
            return Optional.empty();
        }
        String what = form.group(2) == null ? "" : form.group(2);
        return IncidentId.parse(form.group(1)).flatMap(id -> by instanceof ButtonPressed pressed
                ? access.find(id, pressed.user(), Optional.ofNullable(pressed.channel()))
                : access.find(id, by.user())).map(incident -> new About(incident, what));
    }

    private static Wish wish(Interaction by) {
        return new Wish(by.requestKey(), new Actor.Person(by.user()), by.at());
    }
}
