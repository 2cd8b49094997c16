package dev.muster.bot.slack.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.SeverityWords;
import dev.muster.bot.incident.dispute.Disputes;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.SeverityText;
import org.jspecify.annotations.Nullable;

/** {@code sev 1}, {@code sev2 only one region}, {@code p1}: raises at once, lowers with a reason. */
final class SevCommand extends IncidentCommand {
    private static final String DASH = "[-_\u2010-\u2014]";
    private static final String MARK = "(?:sev(?:erity)?|p)" + DASH + "?";
    private static final Pattern BEGINS = Pattern.compile(MARK + "[1-5](?:(?:/|" + DASH + ")(?:" + MARK + ")?[1-5])?");
    /** One number or two, of which the higher severity holds, and the reason behind them. */
    private static final Pattern NUMBER = Pattern.compile("(?:to )?(?:" + MARK + ")?([1-5])(?:(?:/|" + DASH + "| or )(?:" + MARK
            + " ?)?([1-5]))?(?![\\p{L}\\p{N}%]|[.,]\\d)([?])?[:,.?]* ?(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final Incidents incidents;
    private final Disputes disputes;
    private final Texts texts;
    private final Outbox outbox;

    SevCommand(WhichIncident which, Incidents incidents, Disputes disputes, Texts texts, Outbox outbox) {
        super(which);
        this.disputes = disputes;
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
        if (!wanted.doubted().isEmpty()) {
            return DisputeCommand.open(disputes, incident, wanted.doubted(), call);
        }
        if (wanted.severity().isPresent()) {
            Outcome outcome = incidents.changeSeverity(incident.id(), wanted.severity().get(), wanted.reason(), call.wish());
            return outcome instanceof Outcome.Changed(Incident after) && after.severity() != wanted.severity().get()
                    ? Reply.Private.of(SeverityText.parked(after, wanted.severity().get()))
                    : Outcomes.undoable(outcome, after -> "*%s* is %s.".formatted(after.id(), after.severity().name()));
        }
        if (call.rest().isBlank() && trigger.isPresent()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.ChangeSeverity(incident.id()));
        }
        return Reply.Private.of(
                "Which severity? *%s* is %s now, so nothing was changed.\n`/incident sev 1` is the worst, `/incident sev 5` the least."
                        .formatted(incident.id(), incident.severity().name()));
    }

    /** What is wanted: one severity, or a doubt between several. */
    private record Wanted(Optional<Severity> severity, Optional<String> reason, List<Severity> doubted) {}

    private Wanted wanted(Call call) {
        String said = texts.plain(call).orElse("");
        Matcher number = NUMBER.matcher(BEGINS.matcher(call.word()).matches() ? (call.word() + " " + said).strip() : said);
        if (number.matches()) {
            Optional<String> reason = Optional.of(number.group(4).strip()).filter(words -> !words.isEmpty());
            Optional<Severity> one = severity(number.group(1));
            Optional<Severity> other = severity(number.group(2));
            // A reason makes it a statement, whatever stands before it.
            boolean doubt = reason.isEmpty() && (other.isPresent() || number.group(3) != null);
            Optional<Severity> higher = Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
            return new Wanted(higher, reason,
                    doubt ? Stream.of(one, other).flatMap(Optional::stream).distinct().toList() : List.of());
        }
        SeverityWords words = SeverityWords.read(said);
        boolean onlyTheWord = words.rest().equalsIgnoreCase("critical");
        return new Wanted(words.severity(), Optional.of(words.rest()).filter(reason -> !reason.isEmpty() && !onlyTheWord),
                List.of());
    }

    private static Optional<Severity> severity(@Nullable String digit) {
        return digit == null ? Optional.empty() : Severity.of(Integer.parseInt(digit));
    }
}
