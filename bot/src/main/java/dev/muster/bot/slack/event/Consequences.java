package dev.muster.bot.slack.event;

import java.time.Instant;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;

/** What follows from an event besides its record. Told again what it was told before, it does nothing a second time. */
public interface Consequences {
    /** Something happened in the incident's channel just now, and is in the record. */
    void of(IncidentId incident, Happening happening, Instant now);

    /**
     * Somebody said something while nobody listened; it was found now, and is in the record. What only helps at the moment
     * itself does not follow any more.
     */
    void missed(IncidentId incident, Happening.Message message, Instant now);

    /** This reaction of somebody's stands at a message of the bot's; Slack does not say since when. */
    void standing(IncidentId incident, MessageRef message, String reaction, UserId person, Instant now);

    /** Somebody opened their Home tab. */
    void homeOpened(UserId person, Instant now);
}
