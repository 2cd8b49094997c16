package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.update.LongIncidents;
import dev.muster.bot.incident.update.Updates;
import dev.muster.bot.incident.update.Updating;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.UpdateViews;
import dev.muster.bot.time.Durations;
import dev.muster.bot.time.TimeAhead;

/**
 * {@code next 30m}, {@code next by 14:30}: when the next update comes. Alone it tells when that is. {@code next slow} and {@code
 * next usual} say how often those after it come.
 */
final class NextCommand extends IncidentCommand {
    private static final Pattern SLOW = Pattern.compile("(?i)(?:slow|slower|slowly|slow (?:it )?down|long)");
    private static final Pattern USUAL = Pattern.compile("(?i)(?:(?:as )?usual|usually|normal|keep|keep the rhythm)");

    private final Updates updates;
    private final LongIncidents rhythm;
    private final Texts texts;
    private final PersonTime times;

    NextCommand(WhichIncident which, Updating updating, Texts texts, PersonTime times) {
        super(which);
        this.updates = updating.updates();
        this.rhythm = updating.rhythm();
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
        return "next [30m | slow | usual]";
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
        if (SLOW.matcher(text.get()).matches()) {
            return Outcomes.undoable(rhythm.slowDown(incident.id(), call.wish()), this::slowed);
        }
        if (USUAL.matcher(text.get()).matches()) {
            return Outcomes.undoable(rhythm.keepUp(incident.id(), call.wish()),
                    after -> "Updates of *%s* come in the usual rhythm, every %s.".formatted(after.id(), every(after)));
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

    private String slowed(Incident after) {
        return "Updates of *%s* come every %s after the next one. `/incident next usual` goes back.".formatted(after.id(),
                every(after));
    }

    private String every(Incident incident) {
        return Durations.spoken(updates.every(incident));
    }
}
