package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.work.Absences;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.TimeAhead;

/** {@code away 20m customer call}: who is not there until when, and why (M6). The time may stand before the reason or behind it. */
final class AwayCommand extends IncidentCommand {
    /** No time has more words. */
    private static final int MOST_WORDS = 9;

    private final Absences absences;
    private final Texts texts;
    private final PersonTime times;

    AwayCommand(WhichIncident which, Absences absences, Texts texts, PersonTime times) {
        super(which);
        this.absences = absences;
        this.texts = texts;
        this.times = times;
    }

    /** What was typed: the time and the rest. */
    private record Typed(TimeAhead time, String why) {}

    @Override
    public String verb() {
        return "away";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "away <20m> [why]";
    }

    @Override
    public String summary() {
        return "you are not there until then: the board says so, and whoever wants to assign you something";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Typed typed = typed(texts.plain(call).orElse(""), call);
        Optional<String> why = Optional.of(typed.why()).filter(words -> !words.isBlank());
        return switch (typed.time()) {
            case TimeAhead.Until until -> Outcomes.undoable(absences.away(incident.id(), until.length(), why, call.wish()),
                    after -> "You are away until %s. `/incident ready` when you are back before."
                            .formatted(PersonTime.until(until)));
            case TimeAhead.OutOfReach far ->
                Reply.Private.of("%s, so nothing was changed.\nWrite `away 20m` or `away until 14:30`."
                        .formatted(PersonTime.outOfReach(far)));
            case TimeAhead.None none -> Reply.Private.of("Until when? `away 20m%s`.".formatted(
                    why.map(words -> " " + WhomPicker.quoted(words)).orElse(" customer call")));
        };
    }

    /** The longest beginning that is a time, or else the end. */
    private Typed typed(String text, Call call) {
        String[] words = text.split(" ");
        for (int length = Math.min(MOST_WORDS, words.length); length > 0; length--) {
            String first = String.join(" ", List.of(words).subList(0, length));
            TimeAhead time = times.whole(first, call);
            if (!(time instanceof TimeAhead.None)) {
                return new Typed(time, text.substring(first.length()).replaceFirst("^[\\s,;:.-]+", ""));
            }
        }
        TimeAhead time = times.atEndOrNumber(text, call);
        return new Typed(time, time instanceof TimeAhead.Until until ? until.rest() : text);
    }
}
