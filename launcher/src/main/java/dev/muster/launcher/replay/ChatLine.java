package dev.muster.launcher.replay;

/**
 * One message of an old chat.
 *
 * @param ts           Slack's time of it, seconds and six decimals
 * @param user         the name of who wrote it
 * @param text         in Slack's form
 * @param conversation messages with the same one belong to one thread
 */
public record ChatLine(String ts, String user, String text, String conversation) {
    public ChatLine {
        if (!ts.matches("\\d{1,12}\\.\\d{6}")) {
            throw new IllegalArgumentException("ts: “%s” (expected: such as 1494517568.512661)".formatted(ts));
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("user: nobody (expected: a name)");
        }
    }

    ChatLine at(String otherTs) {
        return new ChatLine(otherTs, user, text, conversation);
    }
}
