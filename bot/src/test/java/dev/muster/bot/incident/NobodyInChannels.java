package dev.muster.bot.incident;

import java.time.Instant;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;

/** Channels of which nobody has said who is in them. */
public final class NobodyInChannels implements ChannelMembers {
    @Override
    public boolean has(ChannelId channel, UserId person) {
        return false;
    }

    @Override
    public Set<UserId> of(ChannelId channel) {
        return Set.of();
    }

    @Override
    public void read(ChannelId channel, Set<UserId> everybody, Instant readAt) {}
}
