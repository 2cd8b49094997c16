package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.dispute.Disputes;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.slack.view.UndoView;

/** {@code sev?}, {@code sev? 1 or 2}: in doubt the higher holds, and the review decides. */
final class DisputeCommand extends IncidentCommand {
    private static final String DASH = "[-_\u2010-\u2014]";
    private static final String MARK = "(?:(?:sev(?:erity)?|p)" + DASH + "?)?";
    private static final Pattern VERB = Pattern
            .compile("(?:sev(?:erity)?|p)" + DASH + "?([1-5](?:(?:/|" + DASH + ")[1-5])?)?\\?+");
    private static final Pattern NUMBERS = Pattern.compile(
            "(?:it |a |between )?(?:" + MARK + " ?([1-5])(?:(?: ?/ ?| ?" + DASH + " ?| or | and | vs\\.? | )" + MARK
                    + " ?([1-5]))?)?[?.! ]*",
            Pattern.CASE_INSENSITIVE);

    private final Disputes disputes;

    DisputeCommand(WhichIncident which, Disputes disputes) {
        super(which);
        this.disputes = disputes;
    }

    @Override
    public String verb() {
        return "sev?";
    }

    @Override
    public List<String> aliases() {
        return List.of("severity?");
    }

    @Override
    public boolean means(String word) {
        return super.means(word) || VERB.matcher(word).matches();
    }

    @Override
    public String usage() {
        return "sev? [1 or 2]";
    }

    @Override
    public String summary() {
        return "in doubt the higher severity holds, and the review decides";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Matcher verb = VERB.matcher(call.word());
        String inVerb = verb.matches() && verb.group(1) != null ? verb.group(1) + " " : "";
        Optional<List<Severity>> doubted = read((inVerb + call.rest()).strip());
        return doubted.map(severities -> open(disputes, incident, severities, call)).orElseGet(() -> Reply.Private.of(
                "Between which severities are you in doubt? Nothing was changed.\n`/incident sev? 1 or 2`, or `/incident sev?` alone."));
    }

    /** The severities that are named, none or up to two; empty where something else is said. */
    static Optional<List<Severity>> read(String words) {
        Matcher numbers = NUMBERS.matcher(words);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        List<Severity> doubted = new ArrayList<>();
        for (int group = 1; group <= numbers.groupCount(); group++) {
            if (numbers.group(group) != null) {
                Severity.of(Integer.parseInt(numbers.group(group))).ifPresent(doubted::add);
            }
        }
        return Optional.of(doubted);
    }

    /** The doubt is settled until the review; where no number was named, one above is a click away. */
    static Reply open(Disputes disputes, Incident incident, List<Severity> doubted, Call call) {
        Outcome outcome = disputes.open(incident.id(), doubted, call.wish());
        Optional<Severity> above = doubted.isEmpty() ? Severity.of(incident.severity().number() - 1) : Optional.empty();
        if (!(outcome instanceof Outcome.Changed(Incident after))) {
            return Outcomes.reply(outcome, stands -> said(stands, ""));
        }
        String said = said(after, above.map(worse -> " Should it rather be %s?".formatted(worse.name())).orElse(""));
        Blocks blocks = new Blocks().section(said);
        List<Button> buttons = new ArrayList<>();
        above.ifPresent(worse -> buttons.add(new Button("Make it " + worse.name(), Commands.RUN_BUTTON + ":sev",
                "%s! sev %d".formatted(after.id(), worse.number()), null)));
        buttons.add(UndoView.button(after));
        return new Reply.Private(said, Optional.of(blocks.buttons(buttons).array()));
    }

    private static String said(Incident after, String more) {
        return "*%s*: %s holds while we work, and the review decides.%s".formatted(after.id(), after.severity().name(), more);
    }
}
