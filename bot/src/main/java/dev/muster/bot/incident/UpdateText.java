package dev.muster.bot.incident;

import java.time.Duration;

import dev.muster.bot.time.Durations;

/** What happens to status updates and their cadence, as sentences. */
final class UpdateText {
    private UpdateText() {}

    static String of(UpdateEvent event, String who) {
        return switch (event) {
            case UpdateEvent.UpdatePosted e -> "%s sent update %d: %s%s".formatted(who, e.update(), Mrkdwn.escape(e.text()),
                    e.nextAt() == null ? "" : "\nNext update by " + Mrkdwn.clock(e.nextAt()));
            case UpdateEvent.ExternalDrafted e -> "%s drafted update %d for customers%s: %s".formatted(who, e.update(),
                    e.replaces() == null ? "" : ", in the place of " + e.replaces(), Mrkdwn.escape(e.text()));
            case UpdateEvent.ExternalApproved e ->
                "%s approved update %d for customers, written by %s. Its card shows the text, ready to send.".formatted(who,
                        e.update(), e.writtenBy().mention());
            case UpdateEvent.ExternalDeclined e -> "%s declined update %d for customers, written by %s: %s\nReason: %s".formatted(
                    who, e.update(), e.writtenBy().mention(), Mrkdwn.escape(e.text()), Mrkdwn.escape(e.reason()));
            case UpdateEvent.ExternalAsked e ->
                "%s is asked to approve update %d for customers".formatted(e.person().mention(), e.update());
            case UpdateEvent.UpdateReminded e -> e.person() == null
                    ? "The channel was reminded of the update that was due at %s".formatted(Mrkdwn.clock(e.dueAt()))
                    : "%s was reminded of the update that was due at %s".formatted(e.person().mention(), Mrkdwn.clock(e.dueAt()));
            case UpdateEvent.ExternalReminded e -> "%s was reminded of the text for customers that was due at %s"
                    .formatted(e.person().mention(), Mrkdwn.clock(e.dueAt()));
            case UpdateEvent.CadenceSet e -> switch (e.why()) {
                case "promised" -> "%s says when the next update comes: by %s".formatted(who, Mrkdwn.clock(e.dueAt()));
                case "severity" ->
                    "The severity wants updates more often: the next one by %s".formatted(Mrkdwn.clock(e.dueAt()));
                default -> "Updates are due again: the next one by %s".formatted(Mrkdwn.clock(e.dueAt()));
            };
            case UpdateEvent.LongIncidentAsked e ->
                "%s was asked whether this is a long one, and the rhythm may be slower".formatted(e.person().mention());
            case UpdateEvent.RhythmSlowed e ->
                "%s slows it down: the next update stays due by %s, after that one comes every %s.\nWho takes over when, and who rests?"
                        .formatted(who, Mrkdwn.hour(e.dueAt()), every(e.everySeconds()));
            case UpdateEvent.RhythmKept() -> "%s keeps the rhythm of updates".formatted(who);
            case UpdateEvent.RhythmRestored e -> restored(e, who);
            case UpdateEvent.UpdateAnswered e ->
                "%s asked how it stands and was told privately what was said last".formatted(who);
        };
    }

    private static String restored(UpdateEvent.RhythmRestored e, String who) {
        if (e.dueAt() == null) {
            return "The slower rhythm ends with it: no update is due any more";
        }
        String why = e.why().equals("severity")
                ? "The severity was raised, so updates come in the usual rhythm again"
                : "%s goes back to the usual rhythm of updates".formatted(who);
        return "%s: the next one by %s, then every %s".formatted(why, Mrkdwn.hour(e.dueAt()), every(e.everySeconds()));
    }

    private static String every(long seconds) {
        return Durations.spoken(Duration.ofSeconds(seconds));
    }
}
