package dev.muster.bot.slack.view;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.work.Ask;
import dev.muster.bot.slack.view.Blocks.Button;
import dev.muster.bot.time.Durations;
import org.jspecify.annotations.Nullable;

/** The card of an assignment, and the questions about it. */
public final class AssignmentView {
    /** The value of each of these buttons is the incident, a space and the assignment. */
    public static final String ACK = "assignment_ack";
    public static final String DONE = "assignment_done";
    public static final String MORE = "assignment_more";
    public static final String BLOCKED = "assignment_blocked";
    public static final String RETURN = "assignment_return";
    public static final String REASSIGN = "assignment_reassign";
    public static final String REPORT = "assignment_report";
    /** Opens the form that assigns; its value is that of {@link Offered}. */
    public static final String OPEN_FORM = "assignment_form";
    /** Assigns although they have command; its value is that of {@link Offered}. */
    public static final String ANYWAY = "assignment_anyway";

    private static final int LONGEST_WORDS = 600;

    private AssignmentView() {}

    static MessageView card(Incident incident, Assignment assignment) {
        String heading = "Assignment %d · %s".formatted(assignment.number(), state(assignment));
        String body = "*%s*\n%s\n%s".formatted(heading, assignment.to().mention(), quoted(assignment.task()));
        Blocks blocks = new Blocks().section(body + details(assignment)).buttons(buttons(incident, assignment))
                .context(context(assignment));
        String text = "%s: %s %s".formatted(heading, assignment.to().mention(), Mrkdwn.escape(assignment.task()));
        return new MessageView(text, blocks.array(), "muster_assignment", ItemViews.ids(incident, assignment),
                incident.revision());
    }

    /** The question to whoever has the next step; empty once it need not be asked any more. */
    static Optional<MessageView> prompt(Incident incident, Assignment assignment, String name, @Nullable UserId person) {
        return Ask.parse(name).filter(ask -> wanted(assignment, ask, person)).flatMap(ask -> {
            Optional<UserId> asked = Optional.ofNullable(person).or(() -> assignment.raisedTo(incident.leaders()));
            return asked.or(() -> tellsAll(ask) ? Optional.of(assignment.by()) : Optional.empty())
                    .map(who -> prompt(incident, assignment, ask, who));
        });
    }

    /** What is missing, and what is nobody's, is told even where only the owner themselves could be. */
    private static boolean tellsAll(Ask ask) {
        return ask == Ask.BLOCKED || ask == Ask.NEEDED || ask == Ask.RETURNED;
    }

    private static boolean wanted(Assignment assignment, Ask ask, @Nullable UserId person) {
        boolean stillTheirs = person == null || person.equals(assignment.to());
        return stillTheirs && switch (ask) {
            case ACKNOWLEDGE, UNACKNOWLEDGED -> assignment.state() == Assignment.State.ASKED;
            case PROGRESS, UNANSWERED -> assignment.state() == Assignment.State.OVERDUE;
            case BLOCKED -> assignment.state() == Assignment.State.BLOCKED;
            case NEEDED -> assignment.need() != null;
            case RETURNED -> assignment.state() == Assignment.State.RETURNED;
            case RESULT -> assignment.isOpen();
        };
    }

    private static MessageView prompt(Incident incident, Assignment assignment, Ask ask, UserId who) {
        String owner = assignment.to().mention();
        String name = "assignment %d".formatted(assignment.number());
        String task = Mrkdwn.cut(Mrkdwn.escape(assignment.task()), LONGEST_WORDS);
        String said = who.mention() + " " + switch (ask) {
            case ACKNOWLEDGE -> "%s waits for you, until %s: %s\nAre you on it?".formatted(capital(name),
                    WorkLines.until(assignment), task);
            case UNACKNOWLEDGED -> "%s was asked twice and has not acknowledged %s: %s".formatted(owner, name, task);
            case PROGRESS -> "Do you have it? %s: %s".formatted(capital(name), task);
            case UNANSWERED -> "The time of %s is up, and %s does not say how it stands: %s".formatted(name, owner, task);
            case BLOCKED -> "%s is blocked on %s and needs: %s".formatted(owner, name, need(assignment));
            case NEEDED -> "%s reports on %s and needs: %s".formatted(owner, name, need(assignment));
            case RETURNED -> "%s is nobody's now: %s\nWho takes it?".formatted(capital(name), task);
            case RESULT -> "Is it done? What came of %s: %s".formatted(name, task);
        };
        Blocks blocks = new Blocks().section(said).buttons(buttons(incident, assignment, ask));
        return new MessageView(said, blocks.array(), "muster_prompt",
                ItemViews.promptIds(incident, assignment, asks(ask)), incident.revision());
    }

    /** What a question asks for, by the name that the message's metadata holds. */
    static String asks(Ask ask) {
        return switch (ask) {
            case ACKNOWLEDGE, UNACKNOWLEDGED -> "acknowledge";
            case PROGRESS, UNANSWERED, RESULT -> "progress";
            case BLOCKED, NEEDED, RETURNED -> "commander";
        };
    }

    private static Button assignNeed(Incident incident, Assignment assignment) {
        String need = assignment.need() == null ? "" : assignment.need();
        return new Button("Assign it", OPEN_FORM, new Offered(incident.id(), null, "", need, assignment.ref()).value(),
                "primary");
    }

    private static String need(Assignment assignment) {
        return assignment.need() == null ? "help" : Mrkdwn.cut(Mrkdwn.escape(assignment.need()), LONGEST_WORDS);
    }

    private static String capital(String name) {
        return "A" + name.substring(1);
    }

    private static List<Button> buttons(Incident incident, Assignment assignment, Ask ask) {
        String value = ItemViews.value(incident, assignment);
        return switch (ask) {
            case ACKNOWLEDGE -> List.of(new Button("I am on it", ACK, value, "primary"),
                    new Button("Hand back", RETURN, value, null));
            case PROGRESS -> owners(assignment, value);
            case RESULT -> List.of(new Button("Done", DONE, value, "primary"), new Button("Need more time", MORE, value, null));
            case UNACKNOWLEDGED, UNANSWERED, RETURNED -> List.of(new Button("Reassign", REASSIGN, value, "primary"));
            case BLOCKED -> List.of(assignNeed(incident, assignment), new Button("Reassign", REASSIGN, value, null));
            case NEEDED -> List.of(assignNeed(incident, assignment));
        };
    }

    static String state(Assignment assignment) {
        String until = WorkLines.until(assignment);
        return switch (assignment.state()) {
            case ASKED -> "asked, until " + until;
            case ACKNOWLEDGED -> "under way, until " + until;
            case OVERDUE -> "overdue since " + until;
            case BLOCKED -> "blocked";
            case DONE -> "done";
            case RETURNED -> "nobody's any more";
        };
    }

    private static String quoted(String words) {
        return "> " + Mrkdwn.escape(words).replace("\n", "\n> ");
    }

    private static String details(Assignment assignment) {
        String need = assignment.need() == null || !assignment.isOpen() ? "" : "\n*Needs:* " + Mrkdwn.escape(assignment.need());
        if (assignment.result() == null) {
            return need;
        }
        String label = assignment.state() == Assignment.State.RETURNED ? "Reason" : "Result";
        return need + "\n*%s:* %s".formatted(label, Mrkdwn.escape(assignment.result()));
    }

    private static List<Button> buttons(Incident incident, Assignment assignment) {
        String value = ItemViews.value(incident, assignment);
        return switch (assignment.state()) {
            case ASKED -> {
                List<Button> buttons = new ArrayList<>(List.of(new Button("I am on it", ACK, value, "primary")));
                owners(assignment, value)
                        .forEach(button -> buttons.add(new Button(button.text(), button.actionId(), value, null)));
                yield buttons;
            }
            case ACKNOWLEDGED, OVERDUE -> owners(assignment, value);
            case BLOCKED -> List.of(new Button("Going on", ACK, value, "primary"), new Button("Done", DONE, value, null),
                    new Button("Need more time", MORE, value, null), new Button("Hand back", RETURN, value, null));
            case RETURNED -> List.of(new Button("Reassign", REASSIGN, value, "primary"));
            case DONE -> List.of();
        };
    }

    private static List<Button> owners(Assignment assignment, String value) {
        Button first = assignment.report()
                ? new Button("Report", REPORT, value, "primary")
                : new Button("Done", DONE, value, "primary");
        return List.of(first, new Button("Need more time", MORE, value, null), new Button("Blocked", BLOCKED, value, null),
                new Button("Hand back", RETURN, value, null));
    }

    /** What the owner needed more, as they estimated it last; how often is for the commander to know (P20). */
    private static Optional<String> extended(Assignment assignment) {
        return assignment.ownExtensions().stream().reduce((earlier, later) -> later).map(more -> "extended at %s for %s more"
                .formatted(WorkLines.time(assignment, more.at()),
                        Durations.exact(more.length().truncatedTo(ChronoUnit.SECONDS))));
    }

    private static String context(Assignment assignment) {
        List<String> parts = new ArrayList<>();
        parts.add(
                "Asked by %s at %s for %s".formatted(assignment.by().mention(), WorkLines.time(assignment, assignment.askedAt()),
                        Durations.exact(assignment.askedFor().truncatedTo(ChronoUnit.SECONDS))));
        extended(assignment).ifPresent(parts::add);
        if (assignment.acknowledgedAt() != null && assignment.isOpen()) {
            parts.add("acknowledged at " + WorkLines.time(assignment, assignment.acknowledgedAt()));
        }
        if (!assignment.earlier().isEmpty()) {
            parts.add("before that %s's".formatted(assignment.earlier().getLast().to().mention()));
        }
        Assignment.Closing closing = assignment.closing();
        if (closing != null) {
            parts.add("%s, %s".formatted(closing.by().mention(), WorkLines.time(assignment, closing.at())));
        } else if (assignment.state() == Assignment.State.ASKED) {
            parts.add("Any word of yours in the thread, or a :white_check_mark:, says that you are on it");
        }
        return String.join(" · ", parts);
    }
}
