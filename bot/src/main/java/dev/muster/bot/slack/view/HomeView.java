package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.view.Blocks.Button;

/** The app's Home tab: what is mine, what is open, and the way to declare. */
public final class HomeView {
    /** Slack takes 100 blocks. Each incident is one, and these leave room for all that stands around them. */
    private static final int MOST_OF_MINE = 25;
    private static final int MOST_OPEN = 50;
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_BLOCKS = 100;
    /** What stands below the open ones. */
    private static final int AROUND = 4;
    private static final UserId NOBODY = new UserId("U0");

    private HomeView() {}

    /**
     * The tab as of now.
     *
     * @param mine those in which the person takes part: the unresolved first, then of the resolved ones the latest
     * @param open the other unresolved ones
     */
    public static ObjectNode of(List<Incident> mine, List<Incident> open, Instant now) {
        return of(mine, open, new HomeWork(NOBODY), now);
    }

    /** The same with what the person has to do, which comes first. */
    public static ObjectNode of(List<Incident> mine, List<Incident> open, HomeWork work, Instant now) {
        Blocks blocks = new Blocks();
        boolean quiet = open.isEmpty() && mine.stream().allMatch(Incident::isResolved);
        work.draw(blocks);
        blocks.section(quiet
                ? "*All is quiet: no incident is open.*\nIf something looks wrong to you, declare it. When in doubt, declare:"
                        + " an incident can be closed again, and nobody minds one too many."
                : "*Is something else wrong?* Declare it. When in doubt, declare.");
        blocks.buttons(List.of(new Button("Declare an incident", BoardView.DECLARE_BUTTON, "declare",
                work.isEmpty() ? "primary" : null))).divider();
        blocks.section("*Your incidents*");
        if (mine.isEmpty()) {
            blocks.context("None so far. Those that you declare, lead or say something in are listed here.");
        }
        list(blocks, mine, MOST_OF_MINE, work, now);
        if (!quiet) {
            blocks.divider().section(mine.isEmpty() ? "*Open incidents*" : "*Other open incidents*");
            if (open.isEmpty()) {
                blocks.context("No other.");
            }
            list(blocks, open, Math.min(MOST_OPEN, MOST_BLOCKS - AROUND - blocks.array().size()), work, now);
        }
        blocks.divider()
                .context("As of %s. `/incident help` lists what you can type in any channel.".formatted(Mrkdwn.time(now)));
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "home");
        view.set("blocks", blocks.array());
        return view;
    }

    private static void list(Blocks blocks, List<Incident> incidents, int most, HomeWork work, Instant now) {
        incidents.stream().limit(most).forEach(incident -> blocks.add(one(incident, work.hasJoined(incident), now)));
        if (incidents.size() > most) {
            blocks.context("… and %d more. `/incident status INC-1` shows any of them.".formatted(incidents.size() - most));
        }
    }

    private static ObjectNode one(Incident incident, boolean joined, Instant now) {
        String said = "%s · *%s* %s\n%s · *Incident Commander:* %s · %s".formatted(Words.severity(incident),
                incident.id(), Mrkdwn.escape(Blocks.cut(incident.title(), LONGEST_TITLE)), Words.statusSince(incident, now),
                Words.commander(incident), Words.channel(incident));
        ObjectNode section = (ObjectNode) new Blocks().section(said).array().get(0);
        if (incident.channel() != null && !joined) {
            section.set("accessory", new Button("Join", IncidentViews.INCIDENT_JOIN, incident.id().toString(), null).json());
        }
        return section;
    }
}
