package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.slack.conversation.Reply;

/** {@code vote 2} or {@code vote roll back}: chooses in a poll; {@code #3} names which, where several are open. */
final class VoteCommand extends IncidentCommand {
    private final Polls polls;
    private final WhichItem items;
    private final Texts texts;

    VoteCommand(WhichIncident which, Polls polls, WhichItem items, Texts texts) {
        super(which);
        this.polls = polls;
        this.items = items;
        this.texts = texts;
    }

    @Override
    public String verb() {
        return "vote";
    }

    @Override
    public List<String> aliases() {
        return List.of("choose");
    }

    @Override
    public String usage() {
        return "vote <number or option>";
    }

    @Override
    public String summary() {
        return "chooses in a poll; the last choice before the end counts";
    }

    @Override
    Reply run(Incident incident, Call call) {
        WhichItem.Named typed = items.named(texts.plain(call).orElse(""), ItemKind.POLL, incident, call);
        // In "vote #2" the number is the option: of a poll alone nothing can be chosen.
        WhichItem.Named named = typed.words().isEmpty() && typed.number().isPresent() && !call.rest().isBlank()
                ? new WhichItem.Named(Optional.empty(), Optional.of(String.valueOf(typed.number().get())))
                : typed;
        // A vote that was long on its way counts by the time at which it was cast.
        List<Poll> open = of(incident).stream().filter(poll -> poll.takes(call.invocation().at())).toList();
        List<Poll> having = open.stream()
                .filter(poll -> named.words().flatMap(poll::option).isPresent()).toList();
        return items.with(named, having.isEmpty() ? open : having, incident, call,
                number -> number.map(poll -> vote(incident, poll, named.words().orElse(""), call))
                        .orElseGet(() -> Reply.Private
                                .refusal("No poll is open in %s.\n`/incident options roll back | restart web 3m` opens one."
                                        .formatted(incident.id()))));
    }

    private Reply vote(Incident incident, int number, String said, Call call) {
        Optional<Poll> poll = of(incident).stream().filter(each -> each.number() == number).findFirst();
        Optional<Integer> option = poll.flatMap(each -> each.option(said));
        if (poll.isPresent() && option.isEmpty()) {
            return Reply.Private.refusal("%s Nothing was chosen yet.\n%s\nWrite `vote` and the number.".formatted(said.isEmpty()
                    ? "What do you choose?"
                    : "Poll %d has no option “%s”.".formatted(number, WhomPicker.quoted(Mrkdwn.escape(said))),
                    options(poll.get())));
        }
        return Outcomes.undoable(
                polls.vote(incident.id(), number, option.orElse(-1), call.invocation().at(), call.wish()),
                after -> "You chose “%s” in poll %d.".formatted(
                        Mrkdwn.escape(poll.orElseThrow().options().get(option.orElseThrow())), number));
    }

    private List<Poll> of(Incident incident) {
        return items.of(incident.id()).all().stream().filter(Poll.class::isInstance).map(Poll.class::cast).toList();
    }

    private static String options(Poll poll) {
        List<String> lines = new ArrayList<>();
        for (int option = 0; option < poll.options().size(); option++) {
            lines.add("%d. %s".formatted(option + 1, Mrkdwn.escape(poll.options().get(option))));
        }
        return String.join(" · ", lines);
    }
}
