package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Handover.Ending;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Objection;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.view.Blocks.Button;
import org.jspecify.annotations.Nullable;

/** A role that passes on: the card in the channel, the brief for whoever shall have it, the question about taking command. */
public final class HandoverViews {
    /** The value of each of these buttons is the incident, a space and the handover. */
    public static final String ACCEPT = "handover_accept";
    public static final String DECLINE = "handover_decline";
    public static final String KEEP = "handover_keep";
    /** The value of these two is the incident, a space and the question. */
    public static final String TAKEOVER_YES = "takeover_yes";
    public static final String TAKEOVER_NO = "takeover_no";
    /** Opens the form that hands over; the value is the incident, a space and the role's id. */
    public static final String HAND_OVER = "handover_start";
    /** Asks the question about taking command in the channel; the value is the incident. */
    public static final String WISH = "takeover_wish";

    private static final int LONGEST_LINE = 200;
    private static final int MOST_LISTED = 8;

    private HandoverViews() {}

    static MessageView card(Incident incident, Handover handover) {
        String said = said(handover);
        Blocks blocks = new Blocks().section(said).buttons(buttons(incident, handover));
        if (handover.isOpen()) {
            blocks.context(handover.takeover()
                    ? "Only %s can keep it; silence means that it moves.".formatted(handover.from().mention())
                    : "Only %s can accept. Until then %s stays the %s.".formatted(handover.to().mention(),
                            handover.from().mention(), name(handover)));
        }
        return new MessageView(said, blocks.array(), "muster_handover", ItemViews.ids(incident, handover), incident.revision());
    }

    private static String said(Handover handover) {
        String from = handover.from().mention();
        String to = handover.to().mention();
        Ending ending = handover.ending();
        return switch (handover.state()) {
            case OFFERED -> handover.takeover()
                    ? "%s wishes to take command. %s, do you keep it? Otherwise %s is the %s at %s."
                            .formatted(to, from, to, name(handover), Mrkdwn.clock(handover.expiresAt()))
                    : "%s offers %s to hand over: *%s*. Open until %s.".formatted(from, to, name(handover),
                            Mrkdwn.clock(handover.expiresAt()));
            case ACCEPTED -> "*Accepted.* %s took over from %s and is the %s.".formatted(to, from, name(handover));
            case DECLINED -> ending != null && from.equals(mention(ending.by()))
                    ? "*Kept.* %s is still the %s.".formatted(from, name(handover))
                    : "*Declined.* %s is still the %s.".formatted(from, name(handover));
            case EXPIRED -> "*Nothing moved.* %s offered %s to be the %s: %s.".formatted(from, to, name(handover),
                    ending == null || ending.why() == null ? "there was no answer" : Mrkdwn.escape(ending.why()));
        };
    }

    private static String mention(@Nullable UserId person) {
        return person == null ? "" : person.mention();
    }

    private static List<Button> buttons(Incident incident, Handover handover) {
        String value = ItemViews.value(incident, handover);
        if (!handover.isOpen()) {
            return List.of();
        }
        return handover.takeover()
                ? List.of(new Button("Keep command", KEEP, value, "primary"))
                : List.of(new Button("Accept", ACCEPT, value, "primary"), new Button("Decline", DECLINE, value, null));
    }

    /** The question in the channel, with what became of it. */
    static MessageView question(Incident incident, Takeover takeover) {
        String who = takeover.person().mention();
        String said = switch (takeover.state()) {
            case ASKED -> "%s Do you wish to take command?".formatted(who);
            case YES -> "%s wishes to take command.".formatted(who);
            case NO -> "%s does not wish to take command: it stays as it is.".formatted(who);
            case LAPSED -> "%s was asked about command and did not answer: it stays as it is.".formatted(who);
        };
        Blocks blocks = new Blocks().section(said);
        if (takeover.isOpen()) {
            String value = ItemViews.value(incident, takeover);
            blocks.buttons(List.of(new Button("Yes", TAKEOVER_YES, value, "primary"), new Button("No", TAKEOVER_NO, value, null)))
                    .context("Asked once, until %s. Silence changes nothing.".formatted(Mrkdwn.clock(takeover.expiresAt())));
        }
        return new MessageView(said, blocks.array(), "muster_prompt", ItemViews.promptIds(incident, takeover, "commander"),
                incident.revision());
    }

    /** All that the receiver should know before they answer. {@code recent} are the last things that happened, the oldest first. */
    public static MessageView brief(Incident incident, Handover handover, Items items, List<BoardView.Line> recent) {
        if (!handover.isOpen()) {
            String over = "*%s · %s*\n%s".formatted(incident.id(), Mrkdwn.escape(incident.title()), said(handover));
            return new MessageView(said(handover), new Blocks().section(over).array(), "muster_handover",
                    ItemViews.ids(incident, handover), 0);
        }
        String head = "%s offers to hand over to you: *%s* of *%s · %s*.".formatted(handover.from().mention(), name(handover),
                incident.id(), Mrkdwn.escape(incident.title()));
        Blocks blocks = new Blocks().section(head + "\n%s · %s · %s\n%s".formatted(Words.severity(incident),
                Words.statusSince(incident), Words.channel(incident), Words.impactLine(incident)));
        List<String> open = open(items);
        blocks.section(open.isEmpty() ? "*Open:* no proposal, no objection, no question." : "*Open*\n" + String.join("\n", open));
        UpdateLines.next(incident, items).ifPresent(blocks::section);
        if (!recent.isEmpty()) {
            blocks.section("*What to watch: the latest*\n" + BoardView.latest(recent, handover.expiresAt()));
        }
        String value = ItemViews.value(incident, handover);
        blocks.buttons(List.of(new Button("Accept", ACCEPT, value, "primary"), new Button("Decline", DECLINE, value, null)))
                .context("Open until %s. Nothing moves before you accept.".formatted(Mrkdwn.clock(handover.expiresAt())));
        Map<String, String> ids = ItemViews.ids(incident, handover);
        return new MessageView(head.replace("*", ""), blocks.array(), "muster_handover", ids, 0);
    }

    /** A line for each thing that is open, the most urgent first. */
    private static List<String> open(Items items) {
        List<String> lines = new ArrayList<>();
        for (Item item : items.all()) {
            switch (item) {
                case Proposal proposal -> lines.addAll(open(proposal));
                case Poll poll -> {
                    if (poll.isOpen()) {
                        lines.add("• Poll %d: %s".formatted(poll.number(),
                                Mrkdwn.cut(Mrkdwn.escape(String.join(" | ", poll.options())), LONGEST_LINE)));
                    }
                }
                case YesNo question -> {
                    if (question.isOpen()) {
                        lines.add("• Asked of %s: %s".formatted(question.to().mention(),
                                Mrkdwn.cut(Mrkdwn.escape(question.text().replace('\n', ' ')), LONGEST_LINE)));
                    }
                }
                case Assignment assignment -> {
                    if (assignment.isOpen()) {
                        lines.add("• " + WorkLines.line(assignment, false));
                    }
                }
                case Dispute dispute -> {
                    // It is for the review.
                }
                case Release release -> {
                    // It is said.
                }
                case Review review -> {
                    // Whoever is asked knows of it.
                }
                case Handover handover -> {
                    // The receiver knows of it: it is why they read this.
                }
                case Takeover takeover -> {
                    // Settled between the two.
                }
                case StatusUpdate update -> {
                    if (update.isOpen()) {
                        lines.add("• Update %d for customers waits for approval: %s".formatted(update.number(),
                                Mrkdwn.cut(Mrkdwn.escape(update.text().replace('\n', ' ')), LONGEST_LINE)));
                    }
                }
                case Cadence cadence -> {
                    // Said on its own.
                }
            }
        }
        if (lines.size() <= MOST_LISTED) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MOST_LISTED));
        shown.add("… and %d more: `/incident status`".formatted(lines.size() - MOST_LISTED));
        return shown;
    }

    private static List<String> open(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        Proposal.Window window = proposal.window();
        if (proposal.isOpen()) {
            String until = proposal.state() == Proposal.State.STOPPED || window == null
                    ? "stopped: the commander's move"
                    : "objections until " + Mrkdwn.clock(window.closesAt());
            lines.add("• Proposal %d, %s: %s".formatted(proposal.number(), until,
                    Mrkdwn.cut(Mrkdwn.escape(proposal.plan().replace('\n', ' ')), LONGEST_LINE)));
            for (Objection objection : proposal.standing()) {
                lines.add("   :hand: %s objects: %s".formatted(objection.by().mention(), objection.text() == null
                        ? "_has not said why yet_"
                        : Mrkdwn.cut(Mrkdwn.escape(objection.text().replace('\n', ' ')), LONGEST_LINE)));
            }
        }
        if (proposal.unanswered() > 0) {
            lines.add("• %d unanswered %s about proposal %d".formatted(proposal.unanswered(),
                    proposal.unanswered() == 1 ? "question" : "questions", proposal.number()));
        }
        return lines;
    }

    private static String name(Handover handover) {
        return Mrkdwn.escape(handover.roleName());
    }
}
