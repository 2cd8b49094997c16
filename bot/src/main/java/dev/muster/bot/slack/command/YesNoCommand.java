package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.decision.YesNoQuestions;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Asked;
import dev.muster.bot.slack.view.DoubtView;
import dev.muster.bot.slack.view.WhomView;

/** {@code yesno @sme will this drop sessions?}: one person, three answers. */
final class YesNoCommand extends IncidentCommand {
    private final YesNoQuestions questions;
    private final TypedWhom.Reader whom;
    private final WhomPicker picker;
    private final Texts texts;
    private final PersonWords persons;
    private final WhichItem items;

    YesNoCommand(WhichIncident which, YesNoQuestions questions, TypedWhom.Reader whom, WhomPicker picker, Texts texts,
            PersonWords persons, WhichItem items) {
        super(which);
        this.questions = questions;
        this.whom = whom;
        this.picker = picker;
        this.texts = texts;
        this.persons = persons;
        this.items = items;
    }

    @Override
    public String verb() {
        return WhomView.YES_NO;
    }

    @Override
    public List<String> aliases() {
        return List.of("yes-no");
    }

    @Override
    public String usage() {
        return "yesno @x <question>";
    }

    @Override
    public String summary() {
        return "asks one person: yes, no or don't know";
    }

    @Override
    Reply run(Incident incident, Call call) {
        TypedWhom typed = whom.read(call.rest(), incident, call.invocation().user());
        String text = texts.plain(typed.rest(), call.invocation().at()).orElse("");
        return switch (typed) {
            case TypedWhom.Missing missing -> Reply.Private.refusal("Whom do you ask, and what? Nothing was asked yet.\n"
                    + "`/incident yesno @name will this drop sessions?`");
            case TypedWhom.One(UserId person, String rest) -> ask(incident, person, text, call);
            case TypedWhom.Many many -> {
                var question = question("“%s” is not one person.".formatted(WhomPicker.quoted(many.said())), incident, typed,
                        text);
                yield many.group().map(group -> picker.ask(question, group, call.invocation()))
                        .orElseGet(() -> picker.ask(question));
            }
            case TypedWhom.Several several -> picker.ask(question("More than one person is called “%s”."
                    .formatted(WhomPicker.quoted(several.said())), incident, typed, text).of(several.people()));
            case TypedWhom.Address address -> picker.ask(question(PersonWords.unknown(address.said()), incident, typed, text));
            case TypedWhom.Vacant vacant ->
                picker.ask(question("There is no %s yet.".formatted(vacant.role()), incident, typed, text));
            case TypedWhom.Unknown unknown -> picker.ask(question(PersonWords.unknown(unknown.said()), incident, typed, text));
        };
    }

    private Content.WhichPerson question(String why, Incident incident, TypedWhom typed, String text) {
        return picker.question(why, incident, verb(), typed.rest(), text, "");
    }

    private Reply ask(Incident incident, UserId person, String text, Call call) {
        if (persons.isBot(person)) {
            return Reply.Private
                    .refusal("%s is an app, and only a person can answer. Nothing was asked yet.\n".formatted(person.mention())
                            + "`/incident yesno @name will this drop sessions?`: type @ and choose a person.");
        }
        Optional<DoubtView.Doubt> doubt = text.isBlank()
                ? Optional.empty()
                : DoubtView.of(new Asked(incident.id(), person, text), incident, items.of(incident.id()),
                        call.invocation().user(), call.invocation().at());
        if (doubt.isPresent()) {
            return new Reply.Private(doubt.get().said(), Optional.of(doubt.get().blocks()));
        }
        return Outcomes.undoable(questions.ask(incident.id(), person, text, call.wish()),
                after -> "%s is asked in *%s*.".formatted(person.mention(), after.id()));
    }
}
