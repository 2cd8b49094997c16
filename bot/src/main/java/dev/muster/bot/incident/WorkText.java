package dev.muster.bot.incident;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to assignments, as sentences. */
final class WorkText {
    private WorkText() {}

    static String of(WorkEvent event, Actor by) {
        String who = Mrkdwn.actor(by);
        return switch (event) {
            case WorkEvent.AssignmentAsked e -> "%s asks %s (%s): %s. Until %s%s".formatted(who, e.to().mention(),
                    name(e.assignment()), Mrkdwn.escape(e.task()), Mrkdwn.end(e.timeboxEndsAt(), e.timebox()),
                    e.leading() ? ", although they have command" : "");
            case WorkEvent.AssignmentAcknowledged e -> "%s is on %s".formatted(e.to().mention(), name(e.assignment()));
            case WorkEvent.AssignmentPrompted e -> prompted(e);
            case WorkEvent.AssignmentOverdue e -> "The time of %s is up, and %s is asked how it stands: %s"
                    .formatted(name(e.assignment()), e.to().mention(), Mrkdwn.escape(e.task()));
            case WorkEvent.AssignmentExtended e -> "%s needs more time for %s: until %s".formatted(e.to().mention(),
                    name(e.assignment()), Mrkdwn.end(e.timeboxEndsAt(), e.timebox()));
            case WorkEvent.AssignmentBlocked e -> "%s is blocked on %s (%s) and needs: %s".formatted(e.to().mention(),
                    name(e.assignment()), Mrkdwn.escape(e.task()), Mrkdwn.escape(e.need()));
            case WorkEvent.AssignmentDone e -> "%s: %s is done (%s)%s".formatted(owned(e.to(), by, who), name(e.assignment()),
                    Mrkdwn.escape(e.task()), said(e.result()));
            case WorkEvent.AssignmentResult e ->
                "%s says what came of %s: %s".formatted(who, name(e.assignment()), Mrkdwn.escape(e.result()));
            case WorkEvent.AssignmentReturned e -> "%s %s %s (%s): it is nobody's now%s".formatted(who,
                    by.person().filter(e.to()::equals).isPresent() ? "hands back" : "takes back", name(e.assignment()),
                    Mrkdwn.escape(e.task()), e.reason() == null ? "" : ". Reason: " + Mrkdwn.escape(e.reason()));
            case WorkEvent.AssignmentReassigned e -> "%s gives %s from %s to %s: %s. Until %s".formatted(who,
                    name(e.assignment()), e.from().mention(), e.to().mention(), Mrkdwn.escape(e.task()),
                    Mrkdwn.end(e.timeboxEndsAt(), e.timebox()));
            case WorkEvent.SubTeamsSuggested e ->
                ("%d people have assignments now, more than one person can follow. Make sub-teams:"
                        + " a leader, a thread and a timebox for each").formatted(e.people());
            case WorkEvent.PersonAway e -> "%s is away until %s%s".formatted(e.user().mention(), Mrkdwn.hour(e.until()),
                    said(e.why()));
            case WorkEvent.PersonReady e -> "%s is back".formatted(e.user().mention());
            case WorkEvent.HandoverSuggested e -> "%s asks %s to hand command over before they take on: %s".formatted(who,
                    e.commander().mention(), Mrkdwn.escape(e.task()));
            case WorkEvent.AssignSuggested e -> "%s asked nobody in particular and was offered to assign it".formatted(who);
        };
    }

    private static String prompted(WorkEvent.AssignmentPrompted e) {
        boolean owner = e.person().equals(e.to());
        String asked = e.person().mention();
        return switch (e.ask()) {
            case "acknowledge" -> owner
                    ? "%s was asked whether they are on %s".formatted(asked, name(e.assignment()))
                    : "%s was told that %s has not acknowledged %s".formatted(asked, e.to().mention(), name(e.assignment()));
            case "blocked" ->
                "%s was offered to assign what %s needs for %s".formatted(asked, e.to().mention(), name(e.assignment()));
            case "needed" ->
                "%s was offered to assign what %s needs by %s".formatted(asked, e.to().mention(), name(e.assignment()));
            case "returned" -> "%s was asked who takes %s".formatted(asked, name(e.assignment()));
            case "result" -> "%s was asked what came of %s".formatted(asked, name(e.assignment()));
            default -> owner
                    ? "%s was asked how %s stands".formatted(asked, name(e.assignment()))
                    : "%s was told that %s does not say how %s stands".formatted(asked, e.to().mention(), name(e.assignment()));
        };
    }

    private static String owned(UserId to, Actor by, String who) {
        return by.person().filter(to::equals).isPresent() ? who : "%s, for %s".formatted(who, to.mention());
    }

    private static String name(int assignment) {
        return "assignment " + assignment;
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : ": " + Mrkdwn.escape(text);
    }
}
