package dev.muster.bot.slack.event;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;

/**
 * Reads what Slack did not tell: it tells an event four times within six minutes and then never again. Asking for it more
 * often than needed costs little. What is asked for is durable when a method returns; an exception means that it is not.
 */
public interface CatchUp {
    /** Events may have been lost in any channel. */
    void everywhere();

    /** Slack holds events of any channel back for the minute that it is now. */
    void afterThisMinute();

    /** Events of this channel may have been lost. */
    void in(IncidentId incident, ChannelId channel);
}
