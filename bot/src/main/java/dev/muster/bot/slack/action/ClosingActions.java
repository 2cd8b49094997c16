package dev.muster.bot.slack.action;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.closing.Closing;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ClosingView;
import dev.muster.bot.slack.view.ParkedView;
import dev.muster.bot.slack.view.ReleaseView;

/** The buttons and forms at the end of an incident. */
public final class ClosingActions {
    private static final String USER = "[A-Z0-9]{2,30}";

    private final Closing closing;
    private final Access access;

    public ClosingActions(Closing closing, Access access) {
        this.closing = closing;
        this.access = access;
    }

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        int colon = pressed.actionId().indexOf(':');
        String action = colon < 0 ? pressed.actionId() : pressed.actionId().substring(0, colon);
        return switch (action) {
            case ClosingView.NOT_YET -> Optional.of(notYet(pressed));
            case ClosingView.OWNER -> {
                String[] value = pressed.value().split(" ", 2);
                yield Optional.of(chosen(pressed, value[0], value.length < 2 ? "" : value[1]));
            }
            case ClosingView.CHOOSE ->
                Optional.of(chosen(pressed, pressed.actionId().substring(colon + 1), pressed.value()));
            default -> Optional.empty();
        };
    }

    /** In the channel, where somebody else had asked, they hear it too. */
    private Reply notYet(ButtonPressed pressed) {
        String[] value = pressed.value().split(" ", 2);
        Optional<Incident> incident = about(value[0], pressed);
        if (incident.isEmpty()) {
            return Told.unknown();
        }
        if (value.length > 1 && value[1].matches(USER)) {
            return Told.reply(closing.closings().notYet(incident.get().id(), new UserId(value[1]),
                    Optional.ofNullable(pressed.message()), wish(pressed)), "");
        }
        return Reply.Private.of("Good. *%s* goes on; `/incident status` shows what is open.".formatted(incident.get().id()));
    }

    private Reply chosen(ButtonPressed pressed, String incident, String person) {
        if (!person.matches(USER)) {
            return Told.unknown();
        }
        return about(incident, pressed).map(found -> Told.undoable(
                closing.reviews().own(found.id(), new UserId(person), wish(pressed)),
                "<@%s> owns the review of *%s*, and is told so.".formatted(person, found.id()))).orElseGet(Told::unknown);
    }

    private Optional<Incident> about(String id, ButtonPressed pressed) {
        return IncidentId.parse(id)
                .flatMap(found -> access.find(found, pressed.user(), Optional.ofNullable(pressed.channel())));
    }

    private Reply owned(FormSubmitted form) {
        Optional<Incident> incident = IncidentId.parse(form.privateMetadata()).flatMap(id -> access.find(id, form.user()));
        Optional<UserId> owner = form.value(ClosingView.PERSON).filter(id -> id.matches(USER)).map(UserId::new);
        if (incident.isEmpty() || owner.isEmpty()) {
            return new Reply.FormErrors(Map.of(ClosingView.PERSON,
                    owner.isEmpty() ? "Choose somebody." : "I no longer know the incident of this form."));
        }
        return Told.closingUndoable(closing.reviews().own(incident.get().id(), owner.get(), wish(form)), ClosingView.PERSON,
                after -> "%s owns the review of *%s*, and is told so.".formatted(owner.get().mention(), after.id()));
    }

    /** Empty for a form that is another's. */
    Optional<Reply> submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case ReleaseView.KEEP -> Optional.of(kept(form));
            case ClosingView.FORM -> Optional.of(owned(form));
            case ParkedView.FORM -> Optional.of(parked(form));
            default -> Optional.empty();
        };
    }

    private Reply parked(FormSubmitted form) {
        Optional<Incident> incident = IncidentId.parse(form.privateMetadata()).flatMap(id -> access.find(id, form.user()));
        Optional<String> text = form.value(ParkedView.IDEA);
        if (incident.isEmpty() || text.isEmpty()) {
            return new Reply.FormErrors(Map.of(ParkedView.IDEA,
                    text.isEmpty() ? "Write what is for later." : "I no longer know the incident of this form."));
        }
        return Told.closingUndoable(closing.parking().park(incident.get().id(), text.get(), wish(form)), ParkedView.IDEA,
                after -> closing.parking().told(after, text.get()));
    }

    private Reply kept(FormSubmitted form) {
        Optional<Incident> incident = IncidentId.parse(form.privateMetadata()).flatMap(id -> access.find(id, form.user()));
        if (incident.isEmpty()) {
            return new Reply.FormErrors(Map.of(ReleaseView.PEOPLE, "I no longer know the incident of this form."));
        }
        List<UserId> people = form.value(ReleaseView.PEOPLE).stream().flatMap(ids -> Arrays.stream(ids.split(",")))
                .map(String::strip).filter(id -> id.matches(USER)).distinct().map(UserId::new).toList();
        Outcome outcome = closing.releases().keep(incident.get().id(), people, wish(form));
        if (outcome instanceof Outcome.Changed(Incident after)) {
            String said = "They are thanked in *%s*.".formatted(after.id());
            return closing.releases().last(after.id())
                    .<Reply>map(release -> new Reply.Private(said, Optional.of(ReleaseView.said(said, after, release))))
                    .orElseGet(() -> Reply.Private.of(said));
        }
        return Told.closing(outcome, ReleaseView.PEOPLE);
    }

    private static Wish wish(Interaction by) {
        return new Wish(by.requestKey(), new Actor.Person(by.user()), by.at());
    }
}
