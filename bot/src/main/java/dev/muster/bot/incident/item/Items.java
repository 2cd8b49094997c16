package dev.muster.bot.incident.item;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;

/** All items of one incident, in the order of their numbers within each kind. */
public record Items(List<Item> all) {
    public Items {
        all = List.copyOf(all);
    }

    /** Those of an incident that has none. */
    public static Items none() {
        return new Items(List.of());
    }

    public Optional<Item> find(ItemRef ref) {
        return all.stream().filter(item -> item.ref().equals(ref)).findFirst();
    }

    /** The item whose card this message is. */
    public Optional<Item> ofCard(MessageRef message) {
        return all.stream().filter(item -> message.equals(item.card())).findFirst();
    }

    /** The number that the next of this kind gets. */
    public int next(ItemKind kind) {
        return all.stream().filter(item -> item.ref().kind() == kind).mapToInt(item -> item.ref().number()).max().orElse(0) + 1;
    }

    public Optional<Proposal> proposal(int number) {
        return proposals().filter(proposal -> proposal.number() == number).findFirst();
    }

    public Stream<Proposal> proposals() {
        return all.stream().filter(Proposal.class::isInstance).map(Proposal.class::cast);
    }

    public Optional<Handover> handover(int number) {
        return handovers().filter(handover -> handover.number() == number).findFirst();
    }

    public Stream<Handover> handovers() {
        return all.stream().filter(Handover.class::isInstance).map(Handover.class::cast);
    }

    public Optional<Takeover> takeover(int number) {
        return takeovers().filter(takeover -> takeover.number() == number).findFirst();
    }

    public Stream<Takeover> takeovers() {
        return all.stream().filter(Takeover.class::isInstance).map(Takeover.class::cast);
    }

    public Optional<Assignment> assignment(int number) {
        return assignments().filter(assignment -> assignment.number() == number).findFirst();
    }

    public Stream<Assignment> assignments() {
        return all.stream().filter(Assignment.class::isInstance).map(Assignment.class::cast);
    }

    /** Whose it is to carry out this decided proposal, or to give what this assignment needs now; empty where it is nobody's. */
    public Optional<Assignment> serving(Item item) {
        String purpose = Assignment.purpose(item);
        // What was needed once more after it was done, nobody has yet.
        return assignments().filter(one -> purpose.equals(one.serves()) && one.state() != Assignment.State.RETURNED)
                .filter(one -> one.isOpen() || !(item instanceof Assignment)).reduce((earlier, later) -> later);
    }

    public Stream<Review> reviews() {
        return all.stream().filter(Review.class::isInstance).map(Review.class::cast);
    }

    /** The review that is asked for or owned; empty where there is none to come. */
    public Optional<Review> review() {
        return reviews().filter(review -> !review.withdrawn()).reduce((earlier, later) -> later);
    }

    /** The doubt about the severity that stands between people now. */
    public Optional<Dispute> dispute(Instant now) {
        return all.stream().filter(Dispute.class::isInstance).map(Dispute.class::cast).filter(dispute -> dispute.isActive(now))
                .reduce((earlier, later) -> later);
    }

    public Optional<StatusUpdate> update(int number) {
        return updates().filter(update -> update.number() == number).findFirst();
    }

    public Stream<StatusUpdate> updates() {
        return all.stream().filter(StatusUpdate.class::isInstance).map(StatusUpdate.class::cast);
    }

    /** What the organisation was told last; empty where it was told nothing yet. */
    public Optional<StatusUpdate> lastUpdate() {
        return updates().filter(update -> update.state() == StatusUpdate.State.POSTED)
                .max(Comparator.comparingInt(StatusUpdate::number));
    }

    /** When the next update is due; empty for an incident that was declared before there was such a clock. */
    public Optional<Cadence> cadence() {
        return all.stream().filter(Cadence.class::isInstance).map(Cadence.class::cast).findFirst();
    }

    /** What is parked of this kind and was not taken back, the oldest first. */
    public Stream<Parked> parked(ItemKind kind) {
        return all.stream().filter(Parked.class::isInstance).map(Parked.class::cast)
                .filter(parked -> parked.kind() == kind && !parked.takenBack())
                .sorted(Comparator.comparingInt(Parked::number));
    }

    /** Those who are away at that moment, who is back first before the others. */
    public List<Away> away(Instant now) {
        return all.stream().filter(Away.class::isInstance).map(Away.class::cast).filter(away -> away.at(now))
                .sorted(Comparator.comparing(Away::until).thenComparingInt(Away::number)).toList();
    }

    /** Until when this person is away; empty where they are there. */
    public Optional<Away> away(UserId person, Instant now) {
        return away(now).stream().filter(away -> away.user().equals(person)).findFirst();
    }

    /** The assignments that are open, the most urgent first: overdue, then blocked, then by when their time is up. */
    public List<Assignment> openAssignments() {
        return assignments().filter(Assignment::isOpen).sorted(Comparator.comparingInt(Items::urgency)
                .thenComparing(Assignment::timeboxEndsAt).thenComparingInt(Assignment::number)).toList();
    }

    private static int urgency(Assignment assignment) {
        return switch (assignment.state()) {
            case OVERDUE -> 0;
            case BLOCKED -> 1;
            case ASKED, ACKNOWLEDGED, DONE, RETURNED -> 2;
        };
    }
}
