package dev.muster.bot.slack.command;

import java.util.Arrays;
import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.slack.conversation.Reply;

/** {@code options roll back | restart web 3m}: everybody chooses. */
final class OptionsCommand extends IncidentCommand {
    private final Polls polls;
    private final Texts texts;
    private final PersonTime times;

    OptionsCommand(WhichIncident which, Polls polls, Texts texts, PersonTime times) {
        super(which);
        this.polls = polls;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public String verb() {
        return "options";
    }

    @Override
    public List<String> aliases() {
        return List.of("poll");
    }

    @Override
    public String usage() {
        return "options <one> | <other> [2m]";
    }

    @Override
    public String summary() {
        return "lets everybody choose; a tie is broken by the commander, if need be with a coin";
    }

    @Override
    Reply run(Incident incident, Call call) {
        TypedWindow typed = TypedWindow.read(texts.plain(call).orElse(""), line -> times.atEnd(line, call));
        List<String> options = Arrays.stream(typed.rest().split("\\|")).map(String::strip).filter(option -> !option.isEmpty())
                .toList();
        Outcome outcome = typed.refused().<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> polls.open(incident.id(), options, typed.length(), call.wish()));
        return Outcomes.undoable(outcome, after -> "Everybody in *%s* can choose until %s.".formatted(after.id(),
                typed.told(call, polls.usualWindow())));
    }
}
