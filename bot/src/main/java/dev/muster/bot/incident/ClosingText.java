package dev.muster.bot.incident;

import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;

/** What is put off until the review, and the end of an incident, as sentences. */
final class ClosingText {
    private ClosingText() {}

    static String of(ClosingEvent event, String who) {
        return switch (event) {
            case ClosingEvent.SeverityDisputed e -> disputed(e, who);
            case ClosingEvent.LoweringParked e -> "%s would lower the severity from %s to %s: for the review".formatted(who,
                    e.from().name(), e.to().name());
            case ClosingEvent.RespondersReleased e -> "%s thanked %s: free to go. Asked to stay: %s".formatted(who,
                    names(e.thanked()), names(e.kept()));
            case ClosingEvent.ReviewOwnerAsked e -> "%s was asked who owns the review, due %s".formatted(e.person().mention(),
                    Mrkdwn.time(e.dueAt()));
            case ClosingEvent.ReviewOwned e -> owned(e, who);
            case ClosingEvent.ResolveAsked e -> "%s would resolve it; %s is asked, for this is left: %s".formatted(who,
                    e.person().mention(), String.join(", ", e.left()));
            case ClosingEvent.ResolvePutOff e ->
                "%s does not resolve it yet; %s had asked".formatted(who, e.asker().mention());
            case ClosingEvent.ReviewReminded e ->
                "%s was reminded of the review, due %s".formatted(e.person().mention(), Mrkdwn.time(e.dueAt()));
            case ClosingEvent.IdeaParked e ->
                "%s parked an idea for later (%d): %s".formatted(who, e.idea(), Mrkdwn.escape(e.text()));
            case ClosingEvent.FeedbackKept e ->
                "%s said something about the process, kept for after the incident: %s".formatted(who, Mrkdwn.escape(e.text()));
            case ClosingEvent.FeedbackTold e -> "%s was told what people said about the process (%d)"
                    .formatted(e.person().mention(), e.number());
            case ClosingEvent.DebateDeferred e ->
                "%s was pointed to the review for the debate about the severity".formatted(e.person().mention());
        };
    }

    private static String names(List<UserId> people) {
        return people.stream().map(UserId::mention).collect(Collectors.joining(", "));
    }

    private static String owned(ClosingEvent.ReviewOwned e, String who) {
        UserId previous = e.previous();
        String due = "due " + Mrkdwn.time(e.dueAt());
        if (e.owner().equals(previous)) {
            return "%s still owns the review, now %s".formatted(e.owner().mention(), due);
        }
        String named = e.owner().mention().equals(who) ? "" : ", named by " + who;
        return "%s owns the review%s, %s%s".formatted(e.owner().mention(),
                previous == null ? "" : " in the place of " + previous.mention(), due, named);
    }

    private static String disputed(ClosingEvent.SeverityDisputed e, String who) {
        String between = e.between().size() < 2
                ? "whether it is a " + e.holds().name()
                : "between " + e.between().stream().map(Severity::name).collect(Collectors.joining(" and "));
        return "%s doubts %s: %s holds, and the review decides".formatted(who, between, e.holds().name());
    }
}
