package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Objection;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.YesNo;

/**
 * What is open besides the work, a line for each with a link to its card: the most urgent first, and of each kind a few.
 *
 * @param addressOf where a message can be opened
 */
record OpenLines(Items items, Function<MessageRef, String> addressOf) {
    private static final int MOST = 3;
    private static final int LONGEST = 120;

    /** For the board: one line each. */
    List<String> all() {
        return Stream.of(some(stopped().map(this::stoppedLine)), some(passing()), some(drafts()), some(running().map(this::line)),
                some(questions())).flatMap(List::stream).toList();
    }

    /** The proposals, those that are stopped first, with what is objected. */
    List<String> proposals() {
        List<String> lines = new ArrayList<>(some(stopped().map(proposal -> Stream
                .concat(Stream.of(stoppedLine(proposal)), proposal.standing().stream().map(OpenLines::objection))
                .collect(Collectors.joining("\n")))));
        lines.addAll(some(running().map(this::line)));
        return lines;
    }

    /** What is asked and not answered yet, and the polls. */
    List<String> asked() {
        return some(questions());
    }

    /** What customers are to be told once the commander approves it. */
    List<String> toApprove() {
        return some(drafts());
    }

    /** What a decision that is under way may cost, what was said against it, and until when nothing is done. */
    List<String> toWatch(Instant now) {
        List<String> lines = new ArrayList<>();
        items.proposals().filter(OpenLines::isUnderWay).sorted(Comparator.comparingInt(Proposal::number).reversed())
                .forEach(proposal -> watch(proposal, now).ifPresent(lines::add));
        items.openAssignments().forEach(assignment -> {
            if (assignment.need() != null) {
                lines.add("• %s needs: %s".formatted(assignment.to().mention(), brief(assignment.need())));
            }
        });
        return some(lines.stream());
    }

    private Optional<String> watch(Proposal proposal, Instant now) {
        List<String> parts = new ArrayList<>();
        if (proposal.risk() != null) {
            parts.add("risk: " + brief(proposal.risk()));
        }
        proposal.objections().stream().filter(objection -> objection.withdrawnAt() == null)
                .forEach(objection -> parts.add("%s objected%s".formatted(objection.by().mention(),
                        objection.text() == null ? "" : ": " + brief(objection.text()))));
        Instant until = proposal.waitUntil();
        if (until != null && until.isAfter(now)) {
            parts.add("until " + Mrkdwn.hour(until));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("• %s: %s · %s".formatted(name(proposal, "Decision %d"), brief(proposal.plan()),
                        String.join(" · ", parts)));
    }

    private static boolean isUnderWay(Proposal proposal) {
        return proposal.state() == Proposal.State.DECIDED || proposal.state() == Proposal.State.OVERRULED;
    }

    private Stream<Proposal> stopped() {
        return items.proposals().filter(proposal -> proposal.state() == Proposal.State.STOPPED);
    }

    private Stream<Proposal> running() {
        return items.proposals().filter(proposal -> proposal.state() == Proposal.State.OPEN);
    }

    private String stoppedLine(Proposal proposal) {
        String who = proposal.standing().stream().map(objection -> objection.by().mention()).collect(Collectors.joining(", "));
        return "• *%s is stopped*%s: %s".formatted(name(proposal, "Proposal %d"), who.isEmpty() ? "" : " by " + who,
                brief(proposal.plan()));
    }

    private static String objection(Objection objection) {
        return "   :hand: %s objects: %s".formatted(objection.by().mention(),
                objection.text() == null ? "_has not said why yet_" : brief(objection.text()));
    }

    private String line(Proposal proposal) {
        Proposal.Window window = proposal.window();
        return "• %s%s: %s".formatted(name(proposal, "Proposal %d"),
                window == null ? "" : ", objections until " + Mrkdwn.clock(window.closesAt()), brief(proposal.plan()));
    }

    private Stream<String> passing() {
        return Stream.concat(
                items.handovers().filter(Item::isOpen).map(handover -> handover.takeover()
                        ? "• %s: %s wishes to take it, %s may keep it until %s".formatted(name(handover, "Command"),
                                handover.to().mention(), handover.from().mention(), Mrkdwn.clock(handover.expiresAt()))
                        : "• %s: %s is offered to be %s, until %s".formatted(name(handover, "Handover %d"),
                                handover.to().mention(), Mrkdwn.escape(handover.roleName()),
                                Mrkdwn.clock(handover.expiresAt()))),
                items.takeovers().filter(Item::isOpen).map(takeover -> "• %s: %s is asked whether they wish to take it, until %s"
                        .formatted(name(takeover, "Command"), takeover.person().mention(), Mrkdwn.clock(takeover.expiresAt()))));
    }

    private Stream<String> drafts() {
        return items.updates().filter(StatusUpdate::isOpen).map(update -> "• %s for customers waits for approval: %s"
                .formatted(name(update, "Update %d"), brief(update.text())));
    }

    private Stream<String> questions() {
        Stream<String> asked = of(YesNo.class).map(question -> "• %s to %s: %s".formatted(name(question, "Question %d"),
                question.to().mention(), brief(question.text())));
        Stream<String> polls = of(Poll.class).map(poll -> "• %s, until %s: %s".formatted(name(poll, "Poll %d"),
                Mrkdwn.clock(poll.closesAt()), brief(String.join(" | ", poll.options()))));
        Stream<String> about = items.proposals().filter(proposal -> proposal.unanswered() > 0)
                .map(proposal -> "• %d unanswered %s about %s".formatted(proposal.unanswered(),
                        proposal.unanswered() == 1 ? "question" : "questions", name(proposal, "proposal %d")));
        return Stream.of(asked, about, polls).flatMap(lines -> lines);
    }

    private <T extends Item> Stream<T> of(Class<T> kind) {
        return items.all().stream().filter(kind::isInstance).map(kind::cast).filter(Item::isOpen);
    }

    /** The item as people name it, as a link to its card where that stands and Slack's address is known. */
    private String name(Item item, String form) {
        String name = form.formatted(item.ref().number());
        MessageRef card = item.card();
        String address = card == null ? "" : addressOf.apply(card);
        return address.isEmpty() ? name : "<%s|%s>".formatted(Mrkdwn.escape(address), name);
    }

    private static List<String> some(Stream<String> lines) {
        List<String> all = lines.toList();
        if (all.size() <= MOST) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, MOST));
        shown.add("… and %d more".formatted(all.size() - MOST));
        return shown;
    }

    private static String brief(String plain) {
        return Mrkdwn.cut(Mrkdwn.escape(plain.replace('\n', ' ')), LONGEST);
    }
}
