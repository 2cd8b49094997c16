package dev.muster.bot.slack.event;

import java.time.Instant;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;

/** What follows from an event besides its record. Told again what it was told before, it does nothing a second time. */
public interface Consequences {
    /** Something happened in the incident's channel just now, and is in the record. */
    void of(IncidentId incident, Happening happening, Instant now);

    /** Somebody opened their Home tab. */
    void homeOpened(UserId person, Instant now);
}
