package dev.muster.bot.incident.closing;

/** All rules of the end together. */
public record Closing(Closings closings, Reviews reviews, Releases releases, Parking parking) {}
