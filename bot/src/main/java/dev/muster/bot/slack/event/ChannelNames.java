package dev.muster.bot.slack.event;

import java.time.Instant;

import dev.muster.bot.id.ChannelId;

/** Who wants to know what channels are called. Told again when Slack tells again, so it must not matter. */
public interface ChannelNames {
    /** An incident's channel is called so now. */
    void renamed(ChannelId channel, String name, Instant at);

    /** An incident's channel is known by another id from now on. */
    void idChanged(ChannelId old, ChannelId now, Instant at);
}
