package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
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
            buttons.add(new Button("Flip a coin", FLIP, value, null));
        }
        blocks.buttons(buttons).context(context(poll));
        return new MessageView(heading, blocks.array(), "muster_poll", ItemViews.ids(incident, poll), incident.revision());
    }

    /** Asks the commander to break a tie; empty once it is broken. */
    static Optional<MessageView> prompt(Incident incident, Poll poll) {
        if (poll.state() != Poll.State.TIED) {
            return Optional.empty();
        }
        UserId commander = incident.commander();
        String who = commander == null
                ? "There is no Incident Commander yet: `/incident lead` takes command."
                : commander.mention();
        String between = poll.leading().stream().map(option -> "“%s”".formatted(Mrkdwn.escape(poll.options().get(option))))
                .collect(Collectors.joining(", "));
        String said = "%s Poll %d is tied between %s. Which one? `/incident decide` and the option, or a coin.".formatted(who,
                poll.number(), between);
        Blocks blocks = new Blocks().section(said)
                .buttons(List.of(new Button("Flip a coin", FLIP, ItemViews.value(incident, poll), null)));
        return Optional.of(new MessageView(said, blocks.array(), "muster_prompt",
                ItemViews.promptIds(incident, poll, "commander"), incident.revision()));
    }

    static String state(Poll poll) {
        Integer outcome = poll.outcome();
        return switch (poll.state()) {
            case OPEN -> "vote until " + Mrkdwn.clock(poll.closesAt());
            case TIED -> "tied";
            case CLOSED -> outcome == null
                    ? "over, nothing was chosen"
                    : Mrkdwn.escape(poll.options().get(outcome)) + how(poll);
        };
    }

    /** What chose it, where it were not the votes. */
    private static String how(Poll poll) {
        if (poll.byCoin()) {
            return " (a coin chose)";
        }
        return poll.settledBy() == null ? "" : " (tied, decided by %s)".formatted(poll.settledBy().mention());
    }

    private static String options(Poll poll) {
        List<Integer> counts = poll.counts();
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < counts.size(); index++) {
            int option = index;
            String who = poll.votes().entrySet().stream().filter(vote -> vote.getValue() == option)
                    .map(vote -> "<@" + vote.getKey() + ">").sorted().collect(Collectors.joining(", "));
            lines.add("%d. %s: *%d*%s".formatted(index + 1, Mrkdwn.escape(poll.options().get(option)), counts.get(option),
                    who.isEmpty() ? "" : " · " + who));
        }
        return String.join("\n", lines);
    }

    private static String context(Poll poll) {
        String by = "Asked by " + poll.by().mention();
        return switch (poll.state()) {
            case OPEN -> by + " · one vote each, which may be changed until the end";
            case TIED -> by + " · the commander breaks a tie: with a coin, or with `/incident decide`";
            case CLOSED -> poll.outcome() == null && poll.settledBy() != null
                    ? "%s, and taken back by %s".formatted(by, poll.settledBy().mention())
                    : by;
        };
    }

    static MessageView card(Incident incident, YesNo question) {
        YesNo.Answer answer = question.answer();
        String said = answer == null
                ? "%s: %s".formatted(question.to().mention(), Mrkdwn.escape(question.text()))
                : "%s: %s\n*%s*%s".formatted(question.to().mention(), Mrkdwn.escape(question.text()), answer.words(),
                        question.words() == null ? "" : ", " + Mrkdwn.escape(question.words()));
        String state = question.isTakenBack() ? "*Taken back, not answered*\n" + said : said;
        Blocks blocks = new Blocks().section(state);
        String value = ItemViews.value(incident, question);
        if (question.isOpen()) {
            blocks.buttons(List.of(new Button("Yes", YES, value, null), new Button("No", NO, value, null),
                    new Button("Don't know", UNKNOWN, value, null)));
        }
        blocks.context("Asked by " + question.by().mention() + (question.isOpen()
                ? " · only %s answers; not to know is an answer, too".formatted(question.to().mention())
                : ""));
        return new MessageView(question.isTakenBack() ? "Taken back: " + said : said, blocks.array(), "muster_question",
                ItemViews.ids(incident, question), incident.revision());
    }
}
