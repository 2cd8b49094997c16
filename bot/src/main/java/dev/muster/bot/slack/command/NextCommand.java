package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.update.Updates;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.time.TimeAhead;

/** {@code next 30m}, {@code next by 14:30}: when the next update comes. Alone it tells when that is. */
final class NextCommand extends IncidentCommand {
    private final Updates updates;
    private final Texts texts;
    private final PersonTime times;

    NextCommand(WhichIncident which, Updates updates, Texts texts, PersonTime times) {
        super(which);
        this.updates = updates;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public String verb() {
        return "next";
    }

    @Override
    public List<String> aliases() {
        return List.of("nextupdate");
    }

    @Override
    public String usage() {
        return "next [30m]";
    }

    @Override
    public String summary() {
        return "says when the next update comes; alone it tells you when that is";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<String> text = texts.plain(call);
        if (text.isEmpty()) {
            return Reply.Private.of(UpdateViews.told(incident, updates.items(incident.id()), call.invocation().at()));
        }
        return switch (times.whole(text.get().replaceFirst("(?i)^update\\s+", ""), call)) {
            case TimeAhead.Until until -> Outcomes.undoable(
                    updates.promise(incident.id(), until.length(), call.wish()), after -> "Next update of *%s* by %s."
                            .formatted(after.id(), PersonTime.until(until)));
            case TimeAhead.OutOfReach far ->
                Reply.Private.of("%s, so nothing was changed.\nWrite `30m`, `half an hour` or `by 14:30`."
                        .formatted(PersonTime.outOfReach(far)));
            case TimeAhead.None none -> Reply.Private.of(
                    "I cannot read “%s” as a time, so nothing was changed.\nWrite `next 30m`, `next half an hour` or `next by 14:30`."
                            .formatted(WhomPicker.quoted(text.get())));
        };
    }
}
