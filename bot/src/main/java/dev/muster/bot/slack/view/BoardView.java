package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.time.Durations;

/** What {@code status} and a bare {@code /incident} show, to one person. */
public final class BoardView {
    /** Opens the form that declares. */
    public static final String DECLARE_BUTTON = "incident_declare";
    private static final int MOST_LISTED = 10;
    private static final int MOST_RECENT = 3;
    private static final int LONGEST_LINE = 200;
    private static final Duration SAME_DAY = Duration.ofHours(8);

    private BoardView() {}

    /** A private answer: {@code text} for notifications, {@code blocks} to look at. */
    public record Board(String text, ArrayNode blocks) {}

    /** One line of the record, already in mrkdwn. */
    public record Line(Instant at, String mrkdwn) {}

    /** Where one incident stands. {@code recent} are the last things that happened, the oldest first. */
    public static Board incident(Incident incident, List<Line> recent, Instant now) {
        return incident(incident, Optional.empty(), Items.none(), List.of(), false, recent, now);
    }

    /**
     * The same for this person, with who does what and what else is open.
     *
     * @param addressOf where a card can be opened
     * @param there     whether it is shown in the incident's own channel
     */
    public static Board incident(Incident incident, Items items, Function<MessageRef, String> addressOf, UserId viewer,
            boolean there, List<Line> recent, Instant now) {
        return incident(incident, WorkLines.onBoard(incident, items, viewer), items,
                incident.isResolved() ? List.of() : new OpenLines(items, addressOf).all(), there, recent, now);
    }

    private static Board incident(Incident incident, Optional<String> work, Items items, List<String> open, boolean there,
            List<Line> recent, Instant now) {
        String state = "*%s · %s%s*\n%s · %s · %s in\n*Incident Commander:* %s%s".formatted(incident.id(),
                lock(incident), Mrkdwn.escape(incident.title()), Words.severity(incident), Words.statusSince(incident, now),
                Durations.spoken(Duration.between(incident.declaredAt(), now)), Words.commander(incident),
                there ? "" : " · " + Words.channel(incident));
        Blocks blocks = new Blocks().section(state);
        RoleViews.others(incident).ifPresent(blocks::context);
        blocks.section(Words.impactLine(incident, now) + UpdateLines.next(incident, items, now)
                .map(next -> "\n" + next + " · " + UpdateLines.since(items, now)).orElse(""));
        if (!open.isEmpty()) {
            blocks.section("*Open*\n" + String.join("\n", open));
        }
        work.ifPresent(blocks::section);
        WorkLines.away(items, now).ifPresent(blocks::section);
        if (!recent.isEmpty()) {
            blocks.section("*Latest*\n" + latest(recent, now));
        }
        blocks.buttons(buttons(incident)).context(next(incident));
        return new Board(plain(incident), blocks.array());
    }

    /** Where somebody stands who is in no incident's channel: theirs first, then the other open ones. */
    public static Board overview(List<Incident> mine, List<Incident> others) {
        Blocks blocks = new Blocks();
        if (mine.isEmpty() && others.isEmpty()) {
            blocks.section(
                    "*No incident is open.*\nIf something is wrong, declare it. When in doubt, declare: it can be closed again.");
        }
        list(blocks, "Yours", mine);
        list(blocks, mine.isEmpty() ? "Open incidents" : "Other open incidents", others);
        blocks.buttons(List.of(new Button("Declare an incident", DECLARE_BUTTON, "declare", "primary")));
        blocks.context("`/incident new` and what you see declares at once, `/incident help` lists what you can type.");
        return new Board(mine.size() + others.size() + " open incidents", blocks.array());
    }

    private static void list(Blocks blocks, String heading, List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        incidents.stream().limit(MOST_LISTED).map(BoardView::oneLine).forEach(lines::add);
        if (incidents.size() > MOST_LISTED) {
            lines.add("… and %d more".formatted(incidents.size() - MOST_LISTED));
        }
        blocks.section("*" + heading + "*\n" + String.join("\n", lines));
    }

    private static String oneLine(Incident incident) {
        return "%s *%s* %s%s · %s · %s".formatted(Words.severity(incident), incident.id(), lock(incident),
                Mrkdwn.escape(Blocks.cut(incident.title(), 80)), Words.status(incident), Words.channel(incident));
    }

    /** Whoever sees it here may know of it; that others may not should be seen before it is pasted somewhere. */
    private static String lock(Incident incident) {
        return incident.isPrivate() ? ":lock: private · " : "";
    }

    /** A line for each of the last few, the newest first; the day only where it is not plain. */
    static String latest(List<Line> recent, Instant now) {
        return recent.reversed().stream().limit(MOST_RECENT).map(line -> "%s  %s".formatted(
                Duration.between(line.at(), now).compareTo(SAME_DAY) < 0 ? Mrkdwn.hour(line.at()) : Mrkdwn.time(line.at()),
                Mrkdwn.cut(line.mrkdwn().replace('\n', ' '), LONGEST_LINE))).collect(Collectors.joining("\n"));
    }

    private static List<Button> buttons(Incident incident) {
        return incident.commander() == null && !incident.isResolved()
                ? List.of(new Button("Take command", IncidentViews.ROLE_CLAIM, incident.id().toString(), "primary"))
                : List.of();
    }

    private static String next(Incident incident) {
        if (incident.mergedInto() != null) {
            return "The work goes on in %s · `/incident reopen` if it is not the same".formatted(incident.mergedInto());
        }
        return switch (incident.status()) {
            case OPEN -> (incident.severity() == Severity.SEV1 ? "" : "`/incident sev 1` raises · ")
                    + "`/incident note …` records · `/incident mitigated` when the impact stops";
            case MITIGATED -> "`/incident resolve` when the work is over · `/incident reopen` if it comes back";
            case RESOLVED -> "`/incident export` for the record · `/incident reopen` if it comes back";
        };
    }

    private static String plain(Incident incident) {
        return "%s %s: %s, %s".formatted(incident.id(), Mrkdwn.escape(incident.title()), incident.severity().name(),
                Words.status(incident));
    }
}
