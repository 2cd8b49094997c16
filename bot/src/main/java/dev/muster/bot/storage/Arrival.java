package dev.muster.bot.storage;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.timeline.Received;

/** A delivery and the incident in whose channel it happened. */
record Arrival(IncidentId incident, Received received) {}
