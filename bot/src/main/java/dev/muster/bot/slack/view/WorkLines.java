package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.time.Durations;

/** Who does what until when, the most urgent first. */
final class WorkLines {
    private static final int MOST_ON_CARD = 3;
    private static final int MOST_ON_BOARD = 12;
    private static final int MOST_IN_BRIEF = 5;
    private static final int LONGEST_TASK = 120;

    private WorkLines() {}

    /** For the incident's card; empty where nobody has anything to do. */
    static Optional<String> onCard(Items items) {
        return lines(items.openAssignments(), MOST_ON_CARD, false);
    }

    /** For the board of this person: how often somebody needed more time is for the commander to know (P20). */
    static Optional<String> onBoard(Incident incident, Items items, UserId viewer) {
        return lines(items.openAssignments(), MOST_ON_BOARD, viewer.equals(incident.commander()));
    }

    /** Who is away until when, and why; empty where nobody is. */
    static Optional<String> away(Items items, Instant now) {
        List<String> lines = items.away(now).stream().limit(MOST_ON_BOARD).map(away -> "%s until %s%s".formatted(
                away.user().mention(), Mrkdwn.hour(away.until()), away.why() == null ? "" : ", " + brief(away.why()))).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of("*Away:* " + String.join("; ", lines));
    }

    private static Optional<String> lines(List<Assignment> open, int most, boolean extensions) {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        open.stream().limit(most).map(assignment -> line(assignment, extensions)).forEach(lines::add);
        if (open.size() > most) {
            lines.add("… and %d more".formatted(open.size() - most) + (most == MOST_ON_CARD ? ": `/incident status`" : ""));
        }
        return Optional.of("*Who does what*\n" + String.join("\n", lines));
    }

    static String line(Assignment assignment, boolean extensions) {
        int more = assignment.extensions().size();
        return "#%d %s %s · %s%s".formatted(assignment.number(), assignment.to().mention(), brief(assignment.task()),
                state(assignment), extensions && more > 0 ? " · needed more time " + times(more) : "");
    }

    private static String times(int number) {
        return number == 1 ? "once" : number == 2 ? "twice" : number + " times";
    }

    /** For whoever shall have command: how much time each has left at this moment. */
    static List<String> withTimeLeft(Items items, Instant now) {
        List<Assignment> open = items.openAssignments();
        List<String> lines = new ArrayList<>();
        open.stream().limit(MOST_IN_BRIEF).map(each -> "#%d %s %s · %s".formatted(each.number(), each.to().mention(),
                brief(each.task()), state(each, now))).forEach(lines::add);
        if (open.size() > MOST_IN_BRIEF) {
            lines.add("… and %d more: `/incident status`".formatted(open.size() - MOST_IN_BRIEF));
        }
        return lines;
    }

    private static String state(Assignment assignment, Instant now) {
        if (assignment.state() == Assignment.State.BLOCKED || assignment.state() == Assignment.State.OVERDUE) {
            return state(assignment);
        }
        String left = assignment.timeboxEndsAt().isAfter(now)
                ? "%s left, until %s".formatted(Durations.spoken(Duration.between(now, assignment.timeboxEndsAt())),
                        until(assignment))
                : ":hourglass: *overdue* since " + until(assignment);
        return assignment.state() == Assignment.State.ASKED ? "not acknowledged yet, " + left : left;
    }

    /** For its owner, who knows whose it is. */
    static String ownLine(Assignment assignment) {
        return "#%d %s · %s".formatted(assignment.number(), brief(assignment.task()), state(assignment));
    }

    private static String state(Assignment assignment) {
        String until = until(assignment);
        return switch (assignment.state()) {
            case OVERDUE -> ":hourglass: *overdue* since " + until;
            case BLOCKED -> ":no_entry: *blocked*" + (assignment.need() == null ? "" : ", needs " + brief(assignment.need()));
            case ASKED -> "not acknowledged yet, until " + until;
            case ACKNOWLEDGED, DONE, RETURNED -> "until " + until;
        };
    }

    /** When its time is up. Seconds matter in a short one only, and are to be read past in all others. */
    static String until(Assignment assignment) {
        return time(assignment, assignment.timeboxEndsAt());
    }

    /** A time in its course, as exact. */
    static String time(Assignment assignment, Instant at) {
        return Mrkdwn.end(at, assignment.timebox());
    }

    private static String brief(String words) {
        return Mrkdwn.cut(Mrkdwn.escape(words.replace('\n', ' ')), LONGEST_TASK);
    }
}
