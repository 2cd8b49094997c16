package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.decision.YesNoQuestions;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.conversation.Reply;

/** {@code yes}, {@code no} or {@code dontknow}: the buttons below a question to one person, typed; more words are kept with it. */
final class YesNoAnswerCommand extends IncidentCommand {
    private final YesNoQuestions questions;
    private final WhichItem items;
    private final Texts texts;
    private final YesNo.Answer answer;

    private YesNoAnswerCommand(WhichIncident which, YesNoQuestions questions, WhichItem items, Texts texts, YesNo.Answer answer) {
        super(which);
        this.questions = questions;
        this.items = items;
        this.texts = texts;
        this.answer = answer;
    }

    /** One for each answer. */
    static List<Command> all(WhichIncident which, YesNoQuestions questions, WhichItem items, Texts texts) {
        return List.of(new YesNoAnswerCommand(which, questions, items, texts, YesNo.Answer.YES),
                new YesNoAnswerCommand(which, questions, items, texts, YesNo.Answer.NO),
                new YesNoAnswerCommand(which, questions, items, texts, YesNo.Answer.UNKNOWN));
    }

    @Override
    public String verb() {
        return switch (answer) {
            case YES -> "yes";
            case NO -> "no";
            case UNKNOWN -> "dontknow";
        };
    }

    @Override
    public List<String> aliases() {
        return answer == YesNo.Answer.UNKNOWN ? List.of("dunno") : List.of();
    }

    @Override
    public String usage() {
        return verb() + " [words]";
    }

    @Override
    public String summary() {
        return "answers what you were asked with %s; the words are kept with it".formatted(answer.words());
    }

    @Override
    Reply run(Incident incident, Call call) {
        WhichItem.Named named = items.named(texts.plain(call).orElse(""), ItemKind.QUESTION, incident, call);
        List<YesNo> mine = items.of(incident.id()).all().stream().filter(YesNo.class::isInstance).map(YesNo.class::cast)
                .filter(question -> question.awaits().filter(call.invocation().user()::equals).isPresent()).toList();
        return items.with(named, mine, incident, call,
                number -> number
                        .map(question -> Outcomes.undoable(
                                questions.answer(incident.id(), question, answer, named.words(), call.wish()),
                                after -> "Your answer is kept in *%s*: %s.".formatted(after.id(), answer.words())))
                        .orElseGet(() -> Reply.Private.refusal(
                                "You are asked nothing in %s that is open.\n%s".formatted(incident.id(), answer == YesNo.Answer.NO
                                        ? "To stop what is proposed: `/incident object` and why."
                                        : "`/incident status` shows where it stands."))));
    }
}
