package dev.muster.bot.slack.event;

import java.time.Duration;

/** The channels that this process has asked Slack to make and has not yet linked to their incidents. */
public interface ChannelsBeingMade {
    /** Whether there are any. */
    boolean any();

    /** Waits until there are none, at most this long. */
    void await(Duration longest);
}
