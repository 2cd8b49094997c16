package dev.muster.bot.incident;

import java.util.List;
import java.util.stream.Collectors;

/** What happens to polls and questions, as sentences. */
final class ChoiceText {
    private ChoiceText() {}

    static String of(ChoiceEvent event, String who) {
        return switch (event) {
            case ChoiceEvent.PollOpened e ->
                "%s asks everybody to choose (poll %d): %s. Until %s".formatted(who, e.poll(), list(e.options()),
                        Mrkdwn.clock(e.closesAt()));
            case ChoiceEvent.PollVoted e -> "%s chose “%s” in poll %d%s".formatted(who, Mrkdwn.escape(e.option()), e.poll(),
                    e.before() == null ? "" : ", before that “%s”".formatted(Mrkdwn.escape(e.before())));
            case ChoiceEvent.PollClosed e -> closed(e);
            case ChoiceEvent.CoinFlipped e -> "A coin chose in poll %d, flipped by %s: *%s* (between %s)".formatted(e.poll(), who,
                    Mrkdwn.escape(e.outcome()), list(e.between()));
            case ChoiceEvent.TiePrompted e -> "%s was asked to break the tie in poll %d"
                    .formatted(e.asked() == null ? "The channel, where nobody has command," : e.asked().mention(), e.poll());
            case ChoiceEvent.TieBroken e -> "%s broke the tie in poll %d by decision: *%s* (between %s)".formatted(who, e.poll(),
                    Mrkdwn.escape(e.outcome()), list(e.between()));
            case ChoiceEvent.QuestionAsked e -> "%s asks %s: %s".formatted(who, e.to().mention(), Mrkdwn.escape(e.text()));
            case ChoiceEvent.QuestionAnswered e -> "%s answers “%s”: *%s*%s".formatted(who, Mrkdwn.escape(e.text()),
                    e.answer().equals("unknown") ? "don't know" : e.answer(),
                    e.words() == null ? "" : ", " + Mrkdwn.escape(e.words()));
        };
    }

    private static String closed(ChoiceEvent.PollClosed e) {
        String outcome = e.outcome();
        String said = "Poll %d is over, and nobody voted".formatted(e.poll());
        if (!e.tied().isEmpty()) {
            said = "Poll %d is tied between %s".formatted(e.poll(), list(e.tied()));
        } else if (outcome != null) {
            said = "Poll %d chose: *%s*".formatted(e.poll(), Mrkdwn.escape(outcome));
        }
        return e.recounted() ? "A vote made in time arrived late. " + said : said;
    }

    private static String list(List<String> options) {
        return options.stream().map(option -> "“" + Mrkdwn.escape(option) + "”").collect(Collectors.joining(", "));
    }
}
