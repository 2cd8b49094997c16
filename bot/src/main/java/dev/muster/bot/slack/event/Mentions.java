package dev.muster.bot.slack.event;

import java.time.Instant;

/** Who answers when somebody speaks to the bot. */
@FunctionalInterface
public interface Mentions {
    /**
     * Somebody did, and the message is kept already where it belongs to an incident. Slack may tell the same again with
     * the same {@code requestKey}, so acting on it twice must change nothing.
     */
    void mentioned(String requestKey, Reading.Mention mention, Instant at);
}
