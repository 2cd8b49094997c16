package dev.muster.bot.slack.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.TimeAhead;

/** {@code decide roll back}: the commander's decision without a window. {@code decide do nothing until 14:20} has a clock of its own (P12). */
final class DecideCommand extends IncidentCommand {
    private static final Pattern WAITS = Pattern.compile("(?:(?:we|let's|let us) )?(?:do nothing|wait|hold|stand by|pause)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Proposals proposals;
    private final Handovers handovers;
    private final Texts texts;
    private final PersonTime times;

    DecideCommand(WhichIncident which, Proposals proposals, Handovers handovers, Texts texts, PersonTime times) {
        super(which);
        this.proposals = proposals;
        this.handovers = handovers;
        this.texts = texts;
        this.times = times;
    }

    @Override
    public String verb() {
        return "decide";
    }

    @Override
    public List<String> aliases() {
        return List.of("decided", "decision");
    }

    @Override
    public String usage() {
        return "decide <plan>";
    }

    @Override
    public String summary() {
        return "the commander decides at once, without time for objections";
    }

    @Override
    Reply run(Incident incident, Call call) {
        String text = texts.plain(call).orElse("");
        Optional<Instant> until = Optional.empty();
        if (WAITS.matcher(text).matches()) {
            switch (times.atEnd(text, call)) {
                case TimeAhead.Until ahead -> until = Optional.of(ahead.at());
                case TimeAhead.OutOfReach far -> {
                    return Reply.Private.of("“%s” %s, so nothing was decided yet.\nWrite `until 14:20` or `for 10m`."
                            .formatted(far.said(), far.past() ? "is over" : "is further off than a day"));
                }
                case TimeAhead.None none -> {
                    // Without a time it is a decision like any other.
                }
            }
        }
        TypedPlan typed = new TypedPlan(TypedPlan.read(text).plan(), Optional.empty());
        Outcome outcome = proposals.decide(incident.id(),
                until.isPresent() ? new Proposals.Plan(text, Optional.empty()) : typed.plan(),
                until, call.wish());
        UserId commander = incident.commander();
        return outcome instanceof Outcome.Refused(var rejection) && commander != null
                && !commander.equals(call.invocation().user())
                        ? new Contradiction(handovers).decided(incident, Outcomes.refused(rejection), call)
                        : Outcomes.undoable(outcome, after -> "Decided in *%s*.".formatted(after.id()));
    }
}
