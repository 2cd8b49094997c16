package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.BoardView;
import dev.muster.bot.timeline.TellingKinds;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;

/** What {@code status} and a bare {@code /incident} answer. */
final class Boards implements Command {
    private static final int MOST_SHOWN = 3;

    private final Access access;
    private final Timeline timeline;
    private final Assignments assignments;
    private final Function<MessageRef, String> addressOf;

    /** @param addressOf where a message can be opened */
    Boards(Access access, Timeline timeline, Assignments assignments, Function<MessageRef, String> addressOf) {
        this.addressOf = addressOf;
        this.access = access;
        this.timeline = timeline;
        this.assignments = assignments;
    }

    @Override
    public String verb() {
        return "";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "";
    }

    @Override
    public String summary() {
        return "the board in an incident's channel, elsewhere the open incidents";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Reply run(Call call) {
        Invocation invocation = call.invocation();
        Optional<Incident> here = access.here(invocation.channel(), invocation.user());
        return here.map(incident -> of(incident, invocation))
                .orElseGet(() -> overview(invocation.user()));
    }

    Reply of(Incident incident, Invocation asked) {
        List<BoardView.Line> recent = timeline.latest(incident.id(), TellingKinds.ALL, MOST_SHOWN).stream().map(Boards::line)
                .toList();
        Incident.Channel channel = incident.channel();
        boolean there = channel != null && channel.id().equals(asked.channel());
        BoardView.Board board = BoardView.incident(incident, assignments.items(incident.id()), addressOf, asked.user(), there,
                recent, asked.at());
        return new Reply.Private(board.text(), Optional.of(board.blocks()));
    }

    private Reply overview(UserId person) {
        List<Incident> mine = access.unresolvedOf(person);
        List<Incident> others = access.unresolved(person).stream()
                .filter(incident -> mine.stream().noneMatch(own -> own.id().equals(incident.id())))
                .toList();
        BoardView.Board board = BoardView.overview(mine, others);
        return new Reply.Private(board.text(), Optional.of(board.blocks()));
    }

    private static BoardView.Line line(TimelineEntry entry) {
        return new BoardView.Line(entry.happenedAt(), entry.rawText());
    }
}
