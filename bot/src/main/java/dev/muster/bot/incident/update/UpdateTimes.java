package dev.muster.bot.incident.update;

import java.time.Duration;

import dev.muster.bot.incident.IncidentSettings;

/**
 * What holds for status updates in this organisation.
 *
 * @param settings     how often they are due
 * @param answerWithin how long after a reminder the next one follows
 * @param stakeholders whether there is a channel in which the organisation reads them
 * @param customers    whether there is a channel of those who speak with customers
 */
public record UpdateTimes(IncidentSettings settings, Duration answerWithin, boolean stakeholders, boolean customers) {}
