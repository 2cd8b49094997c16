package dev.muster.bot.slack.event;

import java.time.Instant;

/** Who answers when somebody speaks to the bot. */
@FunctionalInterface
public interface Mentions {
    /**
     * Somebody did, and the message is kept already where it belongs to an incident. The same may be told again, by an event
     * or by the channel's history, so acting on it twice must change nothing.
     *
     * @param now when it came here, which may be long after it was written
     */
    void mentioned(Reading.Mention mention, Instant now);
}
