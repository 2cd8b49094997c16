package dev.muster.bot;

import java.time.Instant;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.incident.ChannelKeeping;
import dev.muster.bot.slack.event.ChannelNames;

/** What Slack tells of a channel itself is kept with its incident. */
record KeptChannelNames(ChannelKeeping keeping) implements ChannelNames {
    @Override
    public void renamed(ChannelId channel, String name, Instant at) {
        keeping.renamed(channel, name, at);
    }

    @Override
    public void idChanged(ChannelId old, ChannelId now, Instant at) {
        keeping.idChanged(old, now, at);
    }

    @Override
    public void archived(ChannelId channel, boolean archived, Instant at) {
        keeping.archived(channel, archived, at);
    }

    @Override
    public void converted(ChannelId channel, boolean isPrivate, Instant at) {
        keeping.converted(channel, isPrivate, at);
    }

    @Override
    public void deleted(ChannelId channel, Instant at) {
        keeping.deleted(channel, at);
    }
}
