package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.view.Blocks.Button;

/** What a person's Home tab shows of what they have to do, with the buttons that do it from there. */
public final class HomeWork {
    private static final int MOST = 8;
    private static final int LONGEST = 200;
    /** So long after it was due a review stands there: nobody says that it was held. */
    private static final Duration REVIEW_FOR = Duration.ofDays(7);

    private final UserId person;
    private final List<Entry> assignments = new ArrayList<>();
    private final List<Entry> waiting = new ArrayList<>();
    private final List<Entry> reviews = new ArrayList<>();
    private final Set<IncidentId> joined = new HashSet<>();
    private String onCall = "";

    /** One thing; {@code until} is when it ends by itself or is overdue, the end of time for what waits. */
    private record Entry(String said, List<Button> buttons, Instant until) {}

    /** Whose tab it is. */
    public HomeWork(UserId person) {
        this.person = person;
    }

    /** What of this incident is theirs to do; {@code isIn} where they are in its channel. */
    public HomeWork add(Incident incident, Items items, boolean isIn) {
        if (isIn) {
            joined.add(incident.id());
        }
        items.openAssignments().stream().filter(assignment -> !incident.isResolved() && assignment.to().equals(person))
                .forEach(assignment -> assignments.add(entry(incident, assignment)));
        items.all().stream().filter(Item::isOpen).forEach(item -> waits(incident, item, isIn).ifPresent(waiting::add));
        return this;
    }

    /** The review of this resolved incident, where it is theirs; not long after it was due. */
    public HomeWork review(Incident incident, Items items, Instant now) {
        items.review().filter(review -> person.equals(review.owner()) && now.isBefore(review.dueAt().plus(REVIEW_FOR)))
                .ifPresent(review -> reviews.add(new Entry("*%s* %s · %s".formatted(incident.id(), Words.channel(incident),
                        "due %s · %s".formatted(Mrkdwn.time(review.dueAt()), cut(incident.title()))), List.of(),
                        review.dueAt())));
        return this;
    }

    /** The user group that is on call for command, by its id, and those in it as far as Slack says. */
    public HomeWork onCall(String group, List<UserId> people) {
        String names = people.stream().limit(MOST).map(UserId::mention).collect(Collectors.joining(", "));
        String more = people.size() > MOST ? " and %d more".formatted(people.size() - MOST) : "";
        onCall = people.isEmpty() ? "<!subteam^%s>".formatted(group) : names + more;
        return this;
    }

    boolean hasJoined(Incident incident) {
        return joined.contains(incident.id());
    }

    /** Whether nothing is theirs to do. */
    boolean isEmpty() {
        return assignments.isEmpty() && waiting.isEmpty() && reviews.isEmpty();
    }

    void draw(Blocks blocks) {
        // What ends first is read first.
        if (soonest(waiting).isBefore(soonest(assignments))) {
            draw(blocks, "*Waiting for me*", waiting);
            draw(blocks, "*My assignments*", assignments);
        } else {
            draw(blocks, "*My assignments*", assignments);
            draw(blocks, "*Waiting for me*", waiting);
        }
        draw(blocks, "*My reviews*", reviews);
        if (!onCall.isEmpty()) {
            blocks.context("On call for command: " + onCall);
        }
    }

    private static Instant soonest(List<Entry> entries) {
        return entries.stream().map(Entry::until).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    private static void draw(Blocks blocks, String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        blocks.section(heading);
        entries.stream().sorted(Comparator.comparing(Entry::until)).limit(MOST)
                .forEach(entry -> blocks.section(entry.said()).buttons(entry.buttons()));
        if (entries.size() > MOST) {
            blocks.context("… and %d more: `/incident status` in the incident's channel.".formatted(entries.size() - MOST));
        }
        blocks.divider();
    }

    private static Entry entry(Incident incident, Assignment assignment) {
        String value = ItemViews.value(incident, assignment);
        List<Button> buttons = new ArrayList<>();
        if (assignment.state() == Assignment.State.ASKED) {
            buttons.add(new Button("I am on it", AssignmentView.ACK, value, "primary"));
        }
        buttons.add(assignment.report()
                ? new Button("Report", AssignmentView.REPORT, value, null)
                : new Button("Done", AssignmentView.DONE, value, null));
        buttons.add(new Button("Need more time", AssignmentView.MORE, value, null));
        buttons.add(new Button("Blocked", AssignmentView.BLOCKED, value, null));
        return new Entry("*%s* %s · %s".formatted(incident.id(), Words.channel(incident), WorkLines.ownLine(assignment)),
                buttons, assignment.state() == Assignment.State.OVERDUE ? Instant.EPOCH : assignment.timeboxEndsAt());
    }

    private Optional<Entry> waits(Incident incident, Item item, boolean isIn) {
        String value = ItemViews.value(incident, item);
        boolean mine = item.awaits().filter(person::equals).isPresent();
        return switch (item) {
            case Proposal proposal when isIn && mayObject(incident, proposal) -> {
                Instant closesAt = Objects.requireNonNull(proposal.window()).closesAt();
                yield entry(incident, "Proposal %d, objections until %s: %s".formatted(proposal.number(),
                        Mrkdwn.clock(closesAt), cut(proposal.plan())), closesAt,
                        List.of(new Button("Strong objection", ProposalView.OBJECT, value, "danger"),
                                new Button("Question", ProposalView.QUESTION, value, null)));
            }
            case Proposal proposal when proposal.state() == Proposal.State.STOPPED && person.equals(incident.commander()) ->
                entry(incident, "Proposal %d is stopped by an objection: %s".formatted(proposal.number(), cut(proposal.plan())),
                        List.of(new Button("Amend", ProposalView.AMEND, value, null),
                                new Button("Overrule", ProposalView.OVERRULE, value, null),
                                new Button("Drop", ProposalView.DROP, value, null)));
            case YesNo question when mine -> entry(incident, "%s asks: %s".formatted(question.by().mention(),
                    cut(question.text())),
                    List.of(new Button("Yes", ChoiceView.YES, value, null), new Button("No", ChoiceView.NO, value, null),
                            new Button("Don't know", ChoiceView.UNKNOWN, value, null)));
            case Handover handover when mine && handover.takeover() ->
                entry(incident, "%s wishes to take command, and has it at %s if you say nothing.".formatted(
                        handover.to().mention(), Mrkdwn.clock(handover.expiresAt())), handover.expiresAt(),
                        List.of(new Button("Keep command", HandoverViews.KEEP, value, null)));
            case Handover handover when mine -> entry(incident,
                    "%s offers you a role: %s, until %s".formatted(handover.from().mention(),
                            Mrkdwn.escape(handover.roleName()), Mrkdwn.clock(handover.expiresAt())),
                    handover.expiresAt(),
                    List.of(new Button("Accept", HandoverViews.ACCEPT, value, "primary"),
                            new Button("Decline", HandoverViews.DECLINE, value, null)));
            case Takeover takeover when mine -> entry(incident, "Do you wish to take command? Until %s".formatted(
                    Mrkdwn.clock(takeover.expiresAt())), takeover.expiresAt(),
                    List.of(new Button("Yes", HandoverViews.TAKEOVER_YES, value, null),
                            new Button("No", HandoverViews.TAKEOVER_NO, value, null)));
            case Review review when mine -> entry(incident, "Who owns the review? Due %s".formatted(Mrkdwn.time(review.dueAt())),
                    ClosingView.candidates(incident, review));
            case StatusUpdate update when update.state() == StatusUpdate.State.DRAFTED && person.equals(incident.commander()) ->
                entry(incident, "A text for customers waits for your approval: %s".formatted(cut(update.text())),
                        List.of(new Button("Approve", UpdateViews.APPROVE, value, null),
                                new Button("Edit", UpdateViews.EDIT, value, null),
                                new Button("Decline", UpdateViews.DECLINE, value, null)));
            case Proposal proposal -> Optional.empty();
            case YesNo question -> Optional.empty();
            case Handover handover -> Optional.empty();
            case Takeover takeover -> Optional.empty();
            case Review review -> Optional.empty();
            case Poll poll -> Optional.empty();
            case Assignment assignment -> Optional.empty();
            case Dispute dispute -> Optional.empty();
            case Release release -> Optional.empty();
            case StatusUpdate update -> Optional.empty();
            case Cadence cadence -> Optional.empty();
            case Away away -> Optional.empty();
            case Parked parked -> Optional.empty();
        };
    }

    /** What one wrote oneself one does not object to. */
    private boolean mayObject(Incident incident, Proposal proposal) {
        return proposal.state() == Proposal.State.OPEN && proposal.window() != null && !incident.isResolved()
                && !proposal.by().equals(person);
    }

    private static Optional<Entry> entry(Incident incident, String said, List<Button> buttons) {
        return entry(incident, said, Instant.MAX, buttons);
    }

    private static Optional<Entry> entry(Incident incident, String said, Instant until, List<Button> buttons) {
        return Optional.of(new Entry("*%s* %s · %s".formatted(incident.id(), Words.channel(incident), said), buttons, until));
    }

    private static String cut(String plain) {
        return Mrkdwn.cut(Mrkdwn.escape(plain.replace('\n', ' ')), LONGEST);
    }
}
