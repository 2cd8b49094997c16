package dev.muster.bot.slack.event;

import java.time.Instant;

import dev.muster.bot.id.ChannelId;

/** Who wants to know what becomes of channels: what they are called, whether they are archived, private, still there. Told again when Slack tells again, so it must not matter. */
public interface ChannelNames {
    /** An incident's channel is called so as of this time. */
    void renamed(ChannelId channel, String name, Instant at);

    /** An incident's channel is known by another id from now on. */
    void idChanged(ChannelId old, ChannelId now, Instant at);

    /** An incident's channel was archived at this time, or taken back. */
    void archived(ChannelId channel, boolean archived, Instant at);

    /** Somebody made an incident's channel private in Slack, or public. */
    void converted(ChannelId channel, boolean isPrivate, Instant at);

    /** An incident's channel was deleted in Slack. */
    void deleted(ChannelId channel, Instant at);
}
