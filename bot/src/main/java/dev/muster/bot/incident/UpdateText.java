package dev.muster.bot.incident;

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
            case UpdateEvent.UpdateAnswered e ->
                "%s asked how it stands and was told privately what was said last".formatted(who);
        };
    }
}
