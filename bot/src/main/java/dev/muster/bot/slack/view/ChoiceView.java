package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.slack.view.Blocks.Button;

/** The cards of polls, and of questions with three answers. */
public final class ChoiceView {
    /** Chooses; behind it a colon and the number of the option. The value is the incident, a space and the poll. */
    public static final String VOTE = "poll_vote";
    public static final String FLIP = "poll_flip";
    public static final String YES = "question_yes";
    public static final String NO = "question_no";
    public static final String UNKNOWN = "question_unknown";

    private ChoiceView() {}

    static MessageView card(Incident incident, Poll poll) {
        String heading = "Poll %d · %s".formatted(poll.number(), state(poll));
        Blocks blocks = new Blocks().section("*%s*\n%s".formatted(heading, options(poll)));
        String value = ItemViews.value(incident, poll);
        List<Button> buttons = new ArrayList<>();
        if (poll.state() == Poll.State.OPEN) {
            for (int option = 0; option < poll.options().size(); option++) {
                buttons.add(new Button(poll.options().get(option), VOTE + ":" + option, value, null));
            }
        } else if (poll.state() == Poll.State.TIED) {
            buttons.add(new Button("Flip a coin", FLIP, value, "primary"));
        }
        blocks.buttons(buttons).context(context(poll));
        return new MessageView(heading, blocks.array(), "muster_poll", ItemViews.ids(incident, poll), incident.revision());
    }

    private static String state(Poll poll) {
        Integer outcome = poll.outcome();
        return switch (poll.state()) {
            case OPEN -> "vote until " + Mrkdwn.clock(poll.closesAt());
            case TIED -> "tied";
            case CLOSED -> outcome == null
                    ? "over, nothing was chosen"
                    : "%s%s".formatted(Mrkdwn.escape(poll.options().get(outcome)), poll.byCoin() ? " (a coin chose)" : "");
        };
    }

    private static String options(Poll poll) {
        List<Integer> counts = poll.counts();
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < counts.size(); index++) {
            int option = index;
            String who = poll.votes().entrySet().stream().filter(vote -> vote.getValue() == option)
                    .map(vote -> "<@" + vote.getKey() + ">").sorted().collect(Collectors.joining(", "));
            lines.add("• %s: *%d*%s".formatted(Mrkdwn.escape(poll.options().get(option)), counts.get(option),
                    who.isEmpty() ? "" : " · " + who));
        }
        return String.join("\n", lines);
    }

    private static String context(Poll poll) {
        String by = "Asked by " + poll.by().mention();
        return switch (poll.state()) {
            case OPEN -> by + " · one vote each, which may be changed until the end";
            case TIED -> by + " · the commander breaks a tie: with a coin, or with `/incident decide`";
            case CLOSED -> by;
        };
    }

    static MessageView card(Incident incident, YesNo question) {
        YesNo.Answer answer = question.answer();
        String said = answer == null
                ? "%s: %s".formatted(question.to().mention(), Mrkdwn.escape(question.text()))
                : "%s: %s\n*%s*".formatted(question.to().mention(), Mrkdwn.escape(question.text()), answer.words());
        Blocks blocks = new Blocks().section(said);
        String value = ItemViews.value(incident, question);
        if (question.isOpen()) {
            blocks.buttons(List.of(new Button("Yes", YES, value, null), new Button("No", NO, value, null),
                    new Button("Don't know", UNKNOWN, value, null)));
        }
        blocks.context("Asked by " + question.by().mention() + (question.dropped()
                ? ", and taken back"
                : question.isOpen()
                        ? " · only %s answers; not to know is an answer, too".formatted(question.to().mention())
                        : ""));
        return new MessageView(said, blocks.array(), "muster_question", ItemViews.ids(incident, question), incident.revision());
    }
}
