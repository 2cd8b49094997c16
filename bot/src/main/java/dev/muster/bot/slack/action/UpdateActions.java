package dev.muster.bot.slack.action;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.StatusUpdate.Audience;
import dev.muster.bot.incident.update.CustomerWords.Finding;
import dev.muster.bot.incident.update.ExternalUpdates;
import dev.muster.bot.incident.update.LongIncidents;
import dev.muster.bot.incident.update.Updates;
import dev.muster.bot.incident.update.Updates.Words;
import dev.muster.bot.incident.update.Updating;
import dev.muster.bot.slack.conversation.Interaction;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.FindingsView;
import dev.muster.bot.slack.view.RhythmView;
import dev.muster.bot.slack.view.UpdateForms;
import dev.muster.bot.slack.view.UpdateForms.Opened;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.slack.view.UpdateWords;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.timeline.People;

/** The buttons on status updates, and the forms in which they are written. */
public final class UpdateActions {
    private final Updates updates;
    private final ExternalUpdates external;
    private final LongIncidents rhythm;
    private final Access access;
    private final Outbox outbox;
    private final People people;
    /**
     * What was shown to whom in an open form. Should it be forgotten, such as by a restart, the same is shown once more and nothing else
     * happens.
     */
    private final Cache<String, String> shown = Caffeine.newBuilder().maximumSize(500).build();

    public UpdateActions(Updating updating, Access access, Outbox outbox, People people) {
        this.updates = updating.updates();
        this.external = updating.external();
        this.rhythm = updating.rhythm();
        this.access = access;
        this.outbox = outbox;
        this.people = people;
    }

    private record About(IncidentId incident, int update) {
        static Optional<About> parse(String value) {
            String[] parts = value.split(" ", 2);
            Optional<ItemRef> item = parts.length < 2
                    ? Optional.empty()
                    : ItemRef.parse(parts[1]).filter(ref -> ref.kind() == ItemKind.UPDATE);
            return IncidentId.parse(parts[0]).flatMap(id -> item.map(ref -> new About(id, ref.number())));
        }
    }

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        return switch (pressed.actionId().replaceFirst(":.*", "")) {
            case UpdateViews.OPEN -> Optional.of(words(pressed, words -> open(pressed, new Form.WriteUpdate(words.incident(),
                    pressed.user(), words.audience() == Audience.EXTERNAL, words.text()))));
            case UpdateViews.ANYWAY -> Optional.of(words(pressed, words -> Told.undoable(
                    external.draft(words.incident(), Words.typed(words.text()), meantOnce(pressed)), drafted(words.incident()))));
            case UpdateViews.APPROVE -> Optional.of(about(pressed, about -> Told.undoable(
                    external.approve(about.incident(), about.update(), wish(pressed)),
                    "Update %d is approved for customers. Muster itself sends nothing to them.".formatted(about.update()))));
            case UpdateViews.EDIT -> Optional.of(about(pressed, about -> external.find(about.incident(), about.update())
                    .map(update -> open(pressed,
                            new Form.WriteUpdate(about.incident(), pressed.user(), true, update.text())))
                    .orElseGet(Told::unknown)));
            case RhythmView.SLOW -> Optional.of(incident(pressed, id -> Told.undoable(rhythm.slowDown(id, wish(pressed)),
                    "Updates of *%s* come more slowly after the next one.".formatted(id))));
            case RhythmView.KEEP -> Optional.of(incident(pressed, id -> Told.undoable(rhythm.keepUp(id, wish(pressed)),
                    "The rhythm of *%s* stays as it is.".formatted(id))));
            case UpdateViews.DECLINE -> Optional.of(about(pressed,
                    about -> open(pressed, new Form.DeclineUpdate(about.incident(), about.update()))));
            default -> Optional.empty();
        };
    }

    private Reply words(ButtonPressed pressed, Function<UpdateWords, Reply> then) {
        return UpdateWords.parse(pressed.value()).filter(words -> knows(words.incident(), pressed)).map(then)
                .orElseGet(Told::unknown);
    }

    private Reply incident(ButtonPressed pressed, Function<IncidentId, Reply> then) {
        return IncidentId.parse(pressed.value()).filter(id -> knows(id, pressed)).map(then).orElseGet(Told::unknown);
    }

    private Reply about(ButtonPressed pressed, Function<About, Reply> then) {
        return About.parse(pressed.value()).filter(about -> knows(about.incident(), pressed)).map(then)
                .orElseGet(Told::unknown);
    }

    private Reply open(ButtonPressed pressed, Form form) {
        pressed.triggerId().ifPresent(trigger -> outbox.add("form:" + trigger,
                new PersonalEffect.OpenForm(trigger, form, pressed.replyTo()), pressed.at()));
        return new Reply.Silence();
    }

    private boolean knows(IncidentId id, ButtonPressed pressed) {
        return access.find(id, pressed.user(), Optional.ofNullable(pressed.channel())).isPresent();
    }

    /** Empty for a form that is another's. */
    Optional<Reply> submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case UpdateForms.POST -> Optional.of(opened(form, this::post));
            case UpdateForms.EXTERNAL -> Optional.of(opened(form, this::draft));
            case UpdateForms.DECLINE -> Optional.of(decline(form));
            default -> Optional.empty();
        };
    }

    private Reply opened(FormSubmitted form, BiFunction<FormSubmitted, Opened, Reply> then) {
        return form.value(UpdateForms.TEXT).isEmpty()
                ? error(UpdateForms.TEXT, "Write how it stands.")
                : Opened.parse(form.privateMetadata())
                        .filter(opened -> access.find(opened.incident(), form.user()).isPresent())
                        .map(opened -> then.apply(form, opened)).orElseGet(UpdateActions::gone);
    }

    private Reply post(FormSubmitted form, Opened opened) {
        Optional<String> typed = form.value(UpdateForms.NEXT);
        Optional<Duration> next = typed.flatMap(said -> length(said, form));
        if (typed.isPresent() && next.isEmpty()) {
            return error(UpdateForms.NEXT, "I cannot read that. Write 30m, half an hour or by 14:30.");
        }
        Words words = new Words(form.value(UpdateForms.TEXT).orElse(""), next, opened.until(form.at()));
        return Told.closingUndoable(updates.post(opened.incident(), words, wish(form)), UpdateForms.TEXT,
                after -> "The update of *%s* is sent.".formatted(after.id()));
    }

    private Optional<Duration> length(String said, FormSubmitted form) {
        return TimeAhead.whole(said, form.at(), people.zone(form.user())) instanceof TimeAhead.Until until
                ? Optional.of(until.length())
                : Optional.empty();
    }

    /** What is found is shown once; the same text sent again is meant. */
    private Reply draft(FormSubmitted form, Opened opened) {
        String text = form.value(UpdateForms.TEXT).orElse("");
        Optional<Incident> incident = access.find(opened.incident(), form.user());
        List<Finding> findings = incident.map(found -> FindingsView.of(text, found, people)).orElse(List.of());
        if (!findings.isEmpty() && !text.equals(shown.getIfPresent(form.viewId()))) {
            shown.put(form.viewId(), text);
            return error(UpdateForms.TEXT, FindingsView.inForm(findings));
        }
        Words words = new Words(text, Optional.empty(), opened.until(form.at()));
        return Told.closingUndoable(external.draft(opened.incident(), words, wish(form)), UpdateForms.TEXT,
                after -> drafted(after.id()));
    }

    private static String drafted(IncidentId id) {
        return "Your text for customers is in *%s*. What becomes of it stands on its card.".formatted(id);
    }

    private Reply decline(FormSubmitted form) {
        Optional<String> reason = form.value(UpdateForms.REASON);
        if (reason.isEmpty()) {
            return error(UpdateForms.REASON, "Write why.");
        }
        return About.parse(form.privateMetadata()).filter(about -> access.find(about.incident(), form.user()).isPresent())
                .map(about -> {
                    Outcome outcome = external.decline(about.incident(), about.update(), reason.get(), wish(form));
                    return Told.closingUndoable(outcome, UpdateForms.REASON,
                            after -> "Update %d is declined.".formatted(about.update()));
                }).orElseGet(() -> error(UpdateForms.REASON, "I no longer know the incident of this form."));
    }

    private static Reply gone() {
        return error(UpdateForms.TEXT, "I no longer know the incident of this form.");
    }

    private static Reply error(String block, String said) {
        return new Reply.FormErrors(Map.of(block, said));
    }

    /** A button is meant once, however impatiently it is clicked: each click has a trigger of its own, its message stays. */
    private static Wish meantOnce(ButtonPressed pressed) {
        String key = pressed.message() == null ? pressed.requestKey() : "anyway:%s".formatted(pressed.message());
        return new Wish(key, new Actor.Person(pressed.user()), pressed.at());
    }

    private static Wish wish(Interaction by) {
        return new Wish(by.requestKey(), new Actor.Person(by.user()), by.at());
    }
}
