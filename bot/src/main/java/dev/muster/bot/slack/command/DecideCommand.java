package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.TimeAhead;

/** {@code decide roll back}: the commander's decision without a window. {@code decide do nothing until 14:20} has a clock of its own (P12). */
final class DecideCommand extends IncidentCommand {
    private static final Pattern WAITS = Pattern.compile("(?:(?:we|let's|let us) )?(?:do nothing|wait|hold|stand by|pause)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Proposals proposals;
    private final Polls polls;
    private final WhichItem items;
    private final Handovers handovers;
    private final Texts texts;
    private final PersonTime times;

    DecideCommand(WhichIncident which, Decisions decisions, WhichItem items, Handovers handovers, Texts texts,
            PersonTime times) {
        super(which);
        this.proposals = decisions.proposals();
        this.polls = decisions.polls();
        this.items = items;
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
        Optional<TimeAhead.Until> until = Optional.empty();
        if (WAITS.matcher(text).matches()) {
            switch (times.atEnd(text, call)) {
                case TimeAhead.Until ahead -> until = Optional.of(ahead);
                case TimeAhead.OutOfReach far -> {
                    return Reply.Private.of("“%s” %s, so nothing was decided yet.\nWrite `until 14:20` or `for 10m`."
                            .formatted(far.said(), far.past() ? "is over" : "is further off than a day"));
                }
                case TimeAhead.None none -> {
                    // Without a time it is a decision like any other.
                }
            }
        }
        Optional<TimeAhead.Until> waits = until;
        WhichItem.Named typed = items.named(text, ItemKind.POLL, incident, call);
        // In "decide #2" the number is the option: a poll alone says nothing.
        WhichItem.Named named = typed.words().isPresent() ? typed : new WhichItem.Named(Optional.empty(), Optional.of(text));
        List<Poll> tied = tied(named, text, incident);
        if (tied.isEmpty()) {
            return told(incident, call, proposals.decide(incident.id(),
                    waits.isPresent() ? new Proposals.Plan(text, Optional.empty()) : TypedPlan.decided(text),
                    waits.map(TimeAhead.Until::at), call.wish()), waits);
        }
        return items.with(named, tied, incident, call,
                number -> broken(incident, call, tied, number.orElseThrow(), named.words().orElse(text)));
    }

    /** The polls that are tied and have what was typed as an option: the commander's word breaks the tie. */
    private List<Poll> tied(WhichItem.Named named, String text, Incident incident) {
        return items.of(incident.id()).all().stream().filter(Poll.class::isInstance).map(Poll.class::cast)
                .filter(poll -> poll.state() == Poll.State.TIED)
                .filter(poll -> named.number().isEmpty() || named.number().get() == poll.number())
                .filter(poll -> poll.option(named.words().orElse(text)).isPresent()).toList();
    }

    private Reply broken(Incident incident, Call call, List<Poll> tied, int number, String said) {
        Poll poll = tied.stream().filter(each -> each.number() == number).findFirst().orElseThrow();
        int option = poll.option(said).orElseThrow();
        Outcome outcome = polls.settle(incident.id(), number, option, call.wish());
        return outcome instanceof Outcome.Refused
                ? told(incident, call, outcome, Optional.empty())
                : Outcomes.undoable(outcome, after -> "The tie in poll %d is broken: *%s*.".formatted(number,
                        Mrkdwn.escape(poll.options().get(option))));
    }

    private Reply told(Incident incident, Call call, Outcome outcome, Optional<TimeAhead.Until> waits) {
        UserId commander = incident.commander();
        return outcome instanceof Outcome.Refused(var rejection) && commander != null
                && !commander.equals(call.invocation().user())
                        ? new Contradiction(handovers).decided(incident, Outcomes.refused(rejection), call)
                        : Outcomes.undoable(outcome, after -> "Decided in *%s*%s.".formatted(after.id(),
                                waits.map(until -> ", until " + PersonTime.until(until)).orElse("")));
    }
}
