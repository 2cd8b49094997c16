package dev.muster.bot.slack;

/** What goes back to Slack; an empty body is an acknowledgement without words. */
public record SlackResponse(int status, String contentType, String body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static SlackResponse ok() {
        return new SlackResponse(200, TEXT, "");
    }

    static SlackResponse text(int status, String words) {
        return new SlackResponse(status, TEXT, words);
    }
}
