package dev.muster.bot.id;

/** Where a message stands: Slack identifies it by its channel and its timestamp together. */
public record MessageRef(ChannelId channel, SlackTs ts) {}
