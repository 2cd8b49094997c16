package dev.muster.bot.review;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.review.BoardSheet.Line;

/** What an incident holds, as lines of its board: the urgent first, and all of it. */
record BoardItems(Items items, BoardWords words) {
    /** What is stopped, offered, proposed and asked. */
    List<Line> open() {
        return Stream.of(stopped(), passing(), drafts(), running(), asked()).flatMap(lines -> lines).toList();
    }

    /** Who does what until when. */
    List<Line> work() {
        return items.openAssignments().stream().map(this::work).toList();
    }

    /** Who is not there. */
    List<Line> away() {
        return items.away(words.now()).stream().map(away -> new Line(words.name(away.user()),
                "until " + words.time(away.until()) + (away.why() == null ? "" : ": " + words.brief(away.why())), false))
                .toList();
    }

    private Line work(Assignment assignment) {
        String until = words.time(assignment.timeboxEndsAt());
        boolean over = assignment.state() == Assignment.State.OVERDUE || !assignment.timeboxEndsAt().isAfter(words.now());
        String state = switch (assignment.state()) {
            case BLOCKED -> "BLOCKED" + (assignment.need() == null ? "" : ", needs " + words.brief(assignment.need()));
            case ASKED -> (over ? "OVERDUE since " : "until ") + until + ", not acknowledged yet";
            case ACKNOWLEDGED, OVERDUE, DONE, RETURNED -> (over ? "OVERDUE since " : "until ") + until;
        };
        return new Line("#" + assignment.number(), "%s · %s · %s".formatted(words.name(assignment.to()), state,
                words.brief(assignment.task())), over || assignment.state() == Assignment.State.BLOCKED);
    }

    private Stream<Line> stopped() {
        return items.proposals().filter(proposal -> proposal.state() == Proposal.State.STOPPED).map(proposal -> {
            String objections = proposal.standing().stream().map(objection -> "%s objects%s".formatted(
                    words.name(objection.by()), objection.text() == null ? "" : ": " + words.brief(objection.text())))
                    .collect(Collectors.joining(" · "));
            return new Line("Proposal " + proposal.number(), "STOPPED · %s%s".formatted(words.brief(proposal.plan()),
                    objections.isEmpty() ? "" : " · " + objections), true);
        });
    }

    private Stream<Line> running() {
        return items.proposals().filter(proposal -> proposal.state() == Proposal.State.OPEN).map(proposal -> {
            Proposal.Window window = proposal.window();
            return new Line("Proposal " + proposal.number(), (window == null
                    ? ""
                    : "objections until %s · ".formatted(words.time(window.closesAt()))) + words.brief(proposal.plan())
                    + (proposal.risk() == null ? "" : " · risk: " + words.brief(proposal.risk())), false);
        });
    }

    private Stream<Line> passing() {
        return Stream.concat(of(Handover.class).map(handover -> new Line("Handover " + handover.number(), (handover.takeover()
                ? "%s wishes to take command, %s may keep it until %s".formatted(words.name(handover.to()),
                        words.name(handover.from()), words.time(handover.expiresAt()))
                : "%s is offered to be %s until %s".formatted(words.name(handover.to()), BoardWords.line(handover.roleName()),
                        words.time(handover.expiresAt()))),
                false)),
                of(Takeover.class).map(asked -> new Line("Command", "%s is asked until %s whether they wish to take it"
                        .formatted(words.name(asked.person()), words.time(asked.expiresAt())), false)));
    }

    private Stream<Line> drafts() {
        return items.updates().filter(StatusUpdate::isOpen).map(update -> new Line("Update " + update.number(),
                "for customers, waits for approval · " + words.brief(update.text()), false));
    }

    private Stream<Line> asked() {
        Stream<Line> questions = of(YesNo.class).map(question -> new Line("Question " + question.number(),
                "to %s · %s".formatted(words.name(question.to()), words.brief(question.text())), false));
        Stream<Line> polls = of(Poll.class).map(poll -> new Line("Poll " + poll.number(), "%s · %s".formatted(
                until(poll.closesAt(), poll), words.brief(String.join(" | ", poll.options()))), false));
        Stream<Line> about = items.proposals().filter(proposal -> proposal.unanswered() > 0)
                .map(proposal -> new Line("Proposal " + proposal.number(), proposal.unanswered() == 1
                        ? "1 question is not answered"
                        : proposal.unanswered() + " questions are not answered", false));
        return Stream.of(questions, about, polls).flatMap(lines -> lines);
    }

    private String until(Instant end, Poll poll) {
        return end.isAfter(words.now()) ? "until " + words.time(end) : poll.wireState().toLowerCase(Locale.ROOT);
    }

    private <T extends Item> Stream<T> of(Class<T> kind) {
        return items.all().stream().filter(kind::isInstance).map(kind::cast).filter(Item::isOpen);
    }
}
