package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.time.Durations;

/** What somebody is shown who is new to an incident: where it stands, what happened, where to look, how to help. */
public final class OverviewView {
    /** The button that sends the same as a direct message, which stays. */
    public static final String SEND_DIRECT = "overview_direct";
    private static final int LONGEST_LINE = 200;

    private OverviewView() {}

    /**
     * The overview, with nothing in it but what is known.
     *
     * @param recent    the last things that tell where it stands, the oldest first
     * @param card      where the card can be opened; empty while it does not stand
     * @param inChannel whether it is shown in the incident's channel, where it is gone with the next reload
     */
    public static MessageView of(Incident incident, List<BoardView.Line> recent, Optional<String> card, boolean inChannel,
            Instant now) {
        String name = "%s · %s".formatted(incident.id(), Mrkdwn.escape(incident.title()));
        String head = inChannel
                ? "*Welcome. This is %s*\nOnly you see this.".formatted(name)
                : "*%s*\n%s".formatted(name, Words.channel(incident));
        Blocks blocks = new Blocks().section(head).section(state(incident, now))
                .section("*What happened*\n" + latest(recent, now))
                .section("*Where to look*\n" + places(card, inChannel)).section("*How to help*\n" + help(incident))
                .buttons(buttons(incident, inChannel));
        String text = "%s: %s, %s".formatted(name, incident.severity().name(), Words.status(incident));
        return new MessageView(text, blocks.array(), "muster_note", Map.of("incident", incident.id().toString()),
                incident.revision());
    }

    private static String state(Incident incident, Instant now) {
        String length = incident.isResolved()
                ? ""
                : " · declared %s ago".formatted(Durations.spoken(Duration.between(incident.declaredAt(), now)));
        return "%s · %s%s\n*Incident Commander:* %s\n*Impact:* %s".formatted(Words.severity(incident),
                Words.statusSince(incident, now), length, Words.commander(incident), Words.impact(incident));
    }

    private static String latest(List<BoardView.Line> recent, Instant now) {
        if (recent.isEmpty()) {
            return "Nothing is on record yet.";
        }
        return String.join("\n", recent.stream().map(line -> "%s  %s".formatted(Words.near(line.at(), now),
                Mrkdwn.cut(line.mrkdwn().replace('\n', ' '), LONGEST_LINE))).toList());
    }

    private static String places(Optional<String> card, boolean inChannel) {
        String shown = card.map(link -> "<%s|The card> always shows the state. ".formatted(Mrkdwn.escape(link))).orElse("");
        return shown + (inChannel
                ? "`/incident status` shows where we are, whenever you want to know."
                : "`/incident status` in the channel shows where we are.");
    }

    private static String help(Incident incident) {
        if (incident.isResolved()) {
            return "It is over. `/incident export` gives you the record; if it is back, `/incident reopen`.";
        }
        if (incident.commander() == null) {
            return "Nobody has command yet. Whoever is here may take it: it is about keeping order, not about knowing the answer."
                    + " And say what you see: all of it is kept.";
        }
        return "%s keeps the overview: say what you see and what you can do, and ask where you are needed before you change anything."
                .formatted(incident.commander().mention());
    }

    private static List<Button> buttons(Incident incident, boolean inChannel) {
        List<Button> buttons = new ArrayList<>();
        if (incident.commander() == null && !incident.isResolved()) {
            buttons.add(new Button("Take command", IncidentViews.ROLE_CLAIM, incident.id().toString(), "primary"));
        }
        if (inChannel) {
            buttons.add(new Button("Send me as a direct message", SEND_DIRECT, incident.id().toString(), null));
        }
        return buttons;
    }
}
