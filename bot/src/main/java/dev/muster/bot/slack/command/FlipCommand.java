package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.slack.conversation.Reply;

/** {@code flip}: the commander has a coin choose between options that have equally many votes. */
final class FlipCommand extends IncidentCommand {
    private final Polls polls;
    private final WhichItem items;

    FlipCommand(WhichIncident which, Polls polls, WhichItem items) {
        super(which);
        this.polls = polls;
        this.items = items;
    }

    @Override
    public String verb() {
        return "flip";
    }

    @Override
    public List<String> aliases() {
        return List.of("coin");
    }

    @Override
    public String usage() {
        return "flip";
    }

    @Override
    public String summary() {
        return "the commander breaks a tie with a coin; `decide` and the option breaks it without";
    }

    @Override
    Reply run(Incident incident, Call call) {
        List<Poll> tied = items.of(incident.id()).all().stream().filter(Poll.class::isInstance).map(Poll.class::cast)
                .filter(poll -> poll.state() == Poll.State.TIED).toList();
        return items.with(items.named(call.rest().strip(), ItemKind.POLL, incident, call), tied, incident, call,
                number -> number
                        .map(poll -> Outcomes.undoable(polls.flip(incident.id(), poll, call.wish()),
                                after -> "The coin chose in poll %d of *%s*.".formatted(poll, after.id())))
                        .orElseGet(() -> Reply.Private.refusal(
                                "No poll is tied in %s.\n`/incident status` shows where it stands.".formatted(incident.id()))));
    }
}
