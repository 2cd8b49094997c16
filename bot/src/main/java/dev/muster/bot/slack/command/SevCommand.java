package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.SeverityWords;
import dev.muster.bot.slack.conversation.Reply;

/** {@code sev 1}, {@code sev2 only one region}, {@code p1}: raises at once, lowers with a reason. */
final class SevCommand extends IncidentCommand {
    private static final Pattern BEGINS = Pattern.compile("(?:sev(?:erity)?|p)[-_]?[1-5]");
    private static final Pattern NUMBER = Pattern.compile("^(?:to\\s+)?([1-5])(?![\\p{L}\\p{N}%])[:,.]?\\s*(.*)$",
            Pattern.DOTALL);

    private final Incidents incidents;
    private final Texts texts;
    private final Outbox outbox;

    SevCommand(WhichIncident which, Incidents incidents, Texts texts, Outbox outbox) {
        super(which);
        this.incidents = incidents;
        this.texts = texts;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "sev";
    }

    @Override
    public List<String> aliases() {
        return List.of("severity");
    }

    @Override
    public boolean means(String word) {
        return super.means(word) || BEGINS.matcher(word).matches();
    }

    @Override
    public String usage() {
        return "sev <1-5> [why]";
    }

    @Override
    public String summary() {
        return "raises the severity at once; lowering needs a reason";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Wanted wanted = wanted(call);
        Optional<String> trigger = call.invocation().triggerId();
        if (wanted.severity().isPresent()) {
            return Outcomes.reply(incidents.changeSeverity(incident.id(), wanted.severity().get(), wanted.reason(), call.wish()),
                    after -> "*%s* is %s.".formatted(after.id(), after.severity().name()));
        }
        if (call.rest().isBlank() && trigger.isPresent()) {
            outbox.add("form:" + call.invocation().requestKey(),
                    new Effect.OpenForm(trigger.get(), new Form.ChangeSeverity(incident.id())),
                    call.invocation().at());
            return new Reply.Silence();
        }
        return Reply.Private.of(
                "Which severity? *%s* is %s now, so nothing was changed.\n`/incident sev 1` is the worst, `/incident sev 5` the least."
                        .formatted(incident.id(), incident.severity().name()));
    }

    private record Wanted(Optional<Severity> severity, Optional<String> reason) {}

    private Wanted wanted(Call call) {
        Optional<String> rest = texts.plain(call);
        if (BEGINS.matcher(call.word()).matches()) {
            return new Wanted(SeverityWords.read(call.word()).severity(), rest);
        }
        Matcher number = NUMBER.matcher(rest.orElse(""));
        if (number.matches()) {
            Optional<String> reason = Optional.of(number.group(2).strip()).filter(words -> !words.isEmpty());
            return new Wanted(Severity.of(Integer.parseInt(number.group(1))), reason);
        }
        SeverityWords words = SeverityWords.read(rest.orElse(""));
        boolean onlyTheWord = words.rest().equalsIgnoreCase("critical");
        return new Wanted(words.severity(), Optional.of(words.rest()).filter(reason -> !reason.isEmpty() && !onlyTheWord));
    }
}
