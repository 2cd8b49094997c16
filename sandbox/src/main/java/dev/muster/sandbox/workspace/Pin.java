package dev.muster.sandbox.workspace;

import java.time.Instant;

/** A message held at the top of its channel. */
public record Pin(String channel, String ts, String user, Instant at) {}
