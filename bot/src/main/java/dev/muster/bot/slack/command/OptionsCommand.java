package dev.muster.bot.slack.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.TimeAhead;

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
        String text = texts.plain(call).orElse("");
        Optional<Duration> time = Optional.empty();
        if (times.atEnd(text, call) instanceof TimeAhead.Until until && !until.rest().isBlank()
                && !until.rest().strip().endsWith("|")) {
            text = until.rest();
            time = Optional.of(until.length());
        }
        List<String> options = Arrays.stream(text.split("\\|")).map(String::strip).filter(option -> !option.isEmpty()).toList();
        return Outcomes.undoable(polls.open(incident.id(), options, time, call.wish()),
                after -> "Everybody in *%s* can choose now.".formatted(after.id()));
    }
}
