package dev.muster.bot.slack.client;

import java.util.Optional;

/**
 * Channels by name (without {@code #}) or id; each empty for none.
 *
 * @param announce     in which incidents are announced
 * @param stakeholders in which the organisation reads status updates
 * @param customers    of those who speak with customers
 */
public record ChannelSettings(Optional<String> announce, Optional<String> stakeholders, Optional<String> customers) {
    /** Announcements alone. */
    public static ChannelSettings announcing(Optional<String> announce) {
        return new ChannelSettings(announce, Optional.empty(), Optional.empty());
    }
}
