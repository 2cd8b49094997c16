package dev.muster.bot.incident.closing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
import dev.muster.bot.incident.update.SaidToBeOver;

/** What is still open when somebody wants to resolve: THE list of what is looked at (P37). */
public record WhatIsLeft(List<Left> all) {
    private static final int LONGEST = 120;
    private static final int MOST_LISTED = 8;

    /**
     * One thing.
     *
     * @param name  as a public line names it, in mrkdwn
     * @param about what it is about, in mrkdwn; empty for nothing more
     * @param mark  tells this state of it from any other
     */
    public record Left(String name, String about, String mark) {}

    public WhatIsLeft {
        all = List.copyOf(all);
    }

    /** What is left of what the incident holds. */
    public static WhatIsLeft of(Incident incident, Items items) {
        List<Left> all = new ArrayList<>();
        items.all().stream().filter(Item::isOpen).forEach(item -> left(item).ifPresent(all::add));
        toldCustomers(incident, items).ifPresent(all::add);
        return new WhatIsLeft(all);
    }

    /**
     * Customers who were told that it began want to hear that it is over. What was written before it was mitigated does not say so,
     * unless it does in plain words; where nobody said when it was mitigated, the words are all there is.
     */
    private static Optional<Left> toldCustomers(Incident incident, Items items) {
        Instant mitigated = incident.mitigatedAt();
        return items.updates().filter(update -> update.state() == StatusUpdate.State.APPROVED)
                .max(Comparator.comparing(StatusUpdate::at))
                .filter(last -> mitigated == null || last.at().isBefore(mitigated)).filter(last -> !SaidToBeOver.in(last.text()))
                .map(last -> new Left("a last text for customers",
                        "that it is over, whether data was lost and what lingers (`/incident external`). They read last: “%s”"
                                .formatted(Mrkdwn.cut(Mrkdwn.escape(last.text().replace('\n', ' ')), LONGEST)),
                        last.ref() + " " + last.wireState()));
    }

    /** A line for each kind of item; empty for what ends by itself, or is no work. */
    private static Optional<Left> left(Item item) {
        return switch (item) {
            case Assignment assignment -> left(item, "assignment %d (%s)".formatted(assignment.number(),
                    assignment.to().mention()), assignment.task());
            case Proposal proposal -> left(item, "proposal %d%s".formatted(proposal.number(),
                    proposal.state() == Proposal.State.STOPPED ? " (stopped by an objection)" : ""), proposal.plan());
            case Poll poll -> left(item, "poll %d".formatted(poll.number()), String.join(" | ", poll.options()));
            case YesNo question -> left(item, "the question to %s".formatted(question.to().mention()), question.text());
            case Handover handover -> Optional.empty();
            case Takeover takeover -> Optional.empty();
            case Dispute dispute -> Optional.empty();
            case Release release -> Optional.empty();
            case Review review -> Optional.empty();
            case StatusUpdate update -> left(item, "the text for customers that nobody has approved (update %d)"
                    .formatted(update.number()), update.text());
            case Cadence cadence -> Optional.empty();
            case Away away -> Optional.empty();
            case Parked parked -> Optional.empty();
        };
    }

    private static Optional<Left> left(Item item, String name, String about) {
        return Optional.of(new Left(name, Mrkdwn.cut(Mrkdwn.escape(about.replace('\n', ' ')), LONGEST),
                item.ref() + " " + item.wireState()));
    }

    public boolean isNothing() {
        return all.isEmpty();
    }

    /** As a public line names them. */
    public List<String> names() {
        return all.stream().map(Left::name).toList();
    }

    /** A line each, so many as one can read. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(all.stream().limit(MOST_LISTED)
                .map(left -> "• %s%s".formatted(capital(left.name()), left.about().isEmpty() ? "" : ": " + left.about()))
                .toList());
        if (all.size() > MOST_LISTED) {
            lines.add("… and %d more".formatted(all.size() - MOST_LISTED));
        }
        return lines;
    }

    /** Whether it is the same as when somebody was asked. */
    public String mark() {
        return Integer.toHexString(all.stream().map(Left::mark).toList().hashCode());
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
