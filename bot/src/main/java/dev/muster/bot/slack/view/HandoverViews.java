package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Handover.Ending;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Takeover;
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

    /**
     * All that the receiver should know before they answer: the state and the buttons first, the details behind them.
     *
     * @param addressOf where a card can be opened
     * @param recent    the last things that happened, the oldest first
     */
    public static MessageView brief(Incident incident, Handover handover, Items items, Function<MessageRef, String> addressOf,
            List<BoardView.Line> recent, Instant now) {
        if (!handover.isOpen()) {
            String over = "*%s · %s*\n%s".formatted(incident.id(), Mrkdwn.escape(incident.title()), said(handover));
            return new MessageView(said(handover), new Blocks().section(over).array(), "muster_handover",
                    ItemViews.ids(incident, handover), 0);
        }
        String head = "%s offers to hand over to you: *%s* of *%s · %s*.".formatted(handover.from().mention(), name(handover),
                incident.id(), Mrkdwn.escape(incident.title()));
        List<String> open = DutyViews.open(items);
        Blocks blocks = new Blocks().section("%s\n%s · %s · %s\n%s%s\n*Open:* %s".formatted(head,
                Words.severity(incident), Words.statusSince(incident), Words.channel(incident),
                Words.impactLine(incident), UpdateLines.next(incident, items, now).map(next -> "\n" + next).orElse(""),
                open.isEmpty() ? "no proposal, no objection, no question" : String.join(" · ", open)));
        String value = ItemViews.value(incident, handover);
        blocks.buttons(List.of(new Button("Accept", ACCEPT, value, "primary"), new Button("Decline", DECLINE, value, null)))
                .context("Open until %s. Nothing moves before you accept.".formatted(Mrkdwn.clock(handover.expiresAt())));
        OpenLines lines = new OpenLines(items, addressOf);
        details(blocks, "Proposals", lines.proposals());
        details(blocks, "Who does what", WorkLines.withTimeLeft(items, now));
        details(blocks, "Questions", lines.asked());
        details(blocks, "To approve", lines.toApprove());
        details(blocks, "What to watch", lines.toWatch(now));
        if (!recent.isEmpty()) {
            blocks.section("*Latest*\n" + BoardView.latest(recent, now));
        }
        return new MessageView(head.replace("*", ""), blocks.array(), "muster_handover", ItemViews.ids(incident, handover), 0);
    }

    private static void details(Blocks blocks, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.section("*%s*\n%s".formatted(heading, String.join("\n", lines)));
        }
    }

    private static String name(Handover handover) {
        return Mrkdwn.escape(handover.roleName());
    }
}
