package dev.muster.bot.slack.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Declaration;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.PrivateIncidents;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.fact.Facts;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.FormViews;
import dev.muster.bot.slack.view.MergeText;
import dev.muster.bot.slack.view.PrivateFormView;
import dev.muster.bot.slack.view.SeverityText;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.SlackMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What submitted forms do. What cannot be done is said at the input it is about. */
public final class Forms {
    private static final Logger log = LoggerFactory.getLogger(Forms.class);

    private final Incidents incidents;
    private final Access access;
    private final Facts facts;
    private final Merges merges;
    private final PrivateForm privately;
    private final PickedMessages picked;
    private final Quoting quoting;
    private final DecisionActions decisions;
    private final CommandActions commands;
    private final WorkForms work;
    private final ClosingActions closing;
    private final UpdateActions updates;

    public Forms(Incidents incidents, IncidentStore store, Access access, PrivateIncidents privately, PickedMessages picked,
            Quoting quoting,
            DecisionActions decisions, CommandActions commands, WorkForms work, ClosingActions closing, UpdateActions updates) {
        this.updates = updates;
        this.closing = closing;
        this.decisions = decisions;
        this.commands = commands;
        this.work = work;
        this.incidents = incidents;
        this.access = access;
        this.facts = new Facts(store, incidents);
        this.merges = new Merges(store, access, incidents);
        this.privately = new PrivateForm(privately);
        this.picked = picked;
        this.quoting = quoting;
    }

    public Reply submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case FormViews.DECLARE -> declare(form);
            case FormViews.SEVERITY -> severity(form);
            case FormViews.NOTE -> note(form);
            case FormViews.IMPACT_CHANGE -> impact(form);
            case FormViews.MERGE -> merge(form);
            case PrivateFormView.MAKE_PRIVATE -> about(form, PrivateFormView.REASON,
                    incident -> Told.closing(privately.submitted(incident, form, wish(form)), PrivateFormView.REASON));
            default ->
                decisions.submitted(form).or(() -> commands.submitted(form)).or(() -> work.submitted(form))
                        .or(() -> updates.submitted(form)).or(() -> closing.submitted(form)).orElseGet(() -> {
                            log.warn("a form that nobody handles was submitted: {}", form.callbackId());
                            return new Reply.Silence();
                        });
        };
    }

    private Reply declare(FormSubmitted form) {
        var declaration = new Declaration(form.value(FormViews.TITLE).orElse(""), severityOf(form), form.value(FormViews.IMPACT),
                List.of(),
                Optional.of(new ReplyTo.Direct(form.user())), "form");
        Declaration meant = pickedFor(form).map(message -> declaration.from(quoting.of(message))).orElse(declaration);
        boolean ticked = form.value(FormViews.PRIVACY).isPresent();
        return Told.closing(incidents.declare(ticked ? meant.privately() : meant.readingPrivate(), wish(form)), FormViews.TITLE);
    }

    /** The message that the form was opened from; empty for none, and where it was deleted meanwhile: it opens all the same. */
    private Optional<SlackMessage> pickedFor(FormSubmitted form) {
        return form.privateMetadata().startsWith(FormViews.FROM_MESSAGE)
                ? picked.find(form.privateMetadata().substring(FormViews.FROM_MESSAGE.length()))
                : Optional.empty();
    }

    private Reply severity(FormSubmitted form) {
        Optional<Severity> severity = severityOf(form);
        if (severity.isEmpty()) {
            return new Reply.FormErrors(Map.of(FormViews.SEVERITY_CHOICE, "Choose one."));
        }
        Optional<String> reason = form.value(FormViews.REASON);
        return about(form, FormViews.SEVERITY_CHOICE, incident -> {
            Outcome outcome = incidents.changeSeverity(incident.id(), severity.get(), reason, wish(form));
            return outcome instanceof Outcome.Changed(Incident after) && after.severity() != severity.get()
                    ? Reply.Private.of(SeverityText.parked(after, severity.get()))
                    : Told.closingUndoable(outcome, reason.isEmpty() ? FormViews.REASON : FormViews.SEVERITY_CHOICE,
                            after -> "*%s* is %s.".formatted(after.id(), after.severity().name()));
        });
    }

    private Reply impact(FormSubmitted form) {
        Optional<String> text = form.value(FormViews.IMPACT);
        if (text.isEmpty()) {
            return new Reply.FormErrors(Map.of(FormViews.IMPACT, "Write who is affected, and how."));
        }
        return about(form, FormViews.IMPACT,
                incident -> Told.closingUndoable(facts.impact(incident.id(), text.get(), wish(form)), FormViews.IMPACT,
                        after -> "The impact of *%s* is on the card.".formatted(after.id())));
    }

    private Reply merge(FormSubmitted form) {
        Optional<IncidentId> into = form.value(FormViews.MERGE_INTO).flatMap(IncidentId::parse);
        if (into.isEmpty()) {
            return new Reply.FormErrors(Map.of(FormViews.MERGE_INTO, "Write its number, such as INC-12."));
        }
        return about(form, FormViews.MERGE_INTO,
                incident -> Told.closingUndoable(merges.merge(incident.id(), into.get(), wish(form)), FormViews.MERGE_INTO,
                        after -> MergeText.done(after, into.get(), Optional.ofNullable(after.mergedInto())
                                .flatMap(survivor -> access.find(survivor, form.user())))));
    }

    private Reply note(FormSubmitted form) {
        Optional<String> text = form.value(FormViews.NOTE_TEXT);
        if (text.isEmpty()) {
            return new Reply.FormErrors(Map.of(FormViews.NOTE_TEXT, "Write what the record should say."));
        }
        return about(form, FormViews.NOTE_TEXT,
                incident -> Told.closing(incidents.note(incident.id(), text.get(), wish(form)), FormViews.NOTE_TEXT));
    }

    /** Whoever opened a form may since have been taken out of a private incident's channel: then there is none for them. */
    private Reply about(FormSubmitted form, String blockId, Function<Incident, Reply> then) {
        return IncidentId.parse(form.privateMetadata()).flatMap(id -> access.find(id, form.user())).map(then)
                .orElseGet(() -> new Reply.FormErrors(Map.of(blockId, "There is no %s.".formatted(
                        form.privateMetadata().isEmpty() ? "such incident" : form.privateMetadata()))));
    }

    private static Optional<Severity> severityOf(FormSubmitted form) {
        return form.value(FormViews.SEVERITY_CHOICE).flatMap(Severity::parse);
    }

    private static Wish wish(FormSubmitted form) {
        return new Wish(form.requestKey(), new Actor.Person(form.user()), form.at());
    }
}
