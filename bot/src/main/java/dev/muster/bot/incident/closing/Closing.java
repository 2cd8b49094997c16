package dev.muster.bot.incident.closing;

/** All rules of the end together. */
public record Closing(Releases releases) {}
