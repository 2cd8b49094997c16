package dev.muster.bot.timeline;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record. Entries are only ever added; a deletion in Slack takes the words out of the entry but leaves
 * the entry.
 *
 * @param seq        counts within the incident, from 1, in the order in which things became known
 * @param kind       what it is, such as {@code message} or {@code severity_changed}
 * @param happenedAt when it happened by Slack's clock, or ours for what the bot did
 * @param knownAt    when it reached the store
 * @param actor      who did it; null where nobody is known, such as for a webhook
 * @param actorName  what a webhook or another system calls itself; null for people
 * @param rawText    as Slack wrote it, with mentions as ids; empty where there are no words or they were deleted
 * @param channel    where it stands in Slack; null for what stands nowhere
 * @param ts         Slack's id of the message that it is or is about; null where there is none
 * @param threadTs   the thread it is in; null outside a thread
 * @param permalink  the address of the message; null where it is not known
 * @param data       what else is known, by kind; an object
 */
public record TimelineEntry(IncidentId incident, long seq, String kind, Instant happenedAt, Instant knownAt,
        @Nullable UserId actor, @Nullable String actorName, String rawText, @Nullable ChannelId channel, @Nullable SlackTs ts,
        @Nullable SlackTs threadTs, @Nullable String permalink, JsonNode data) {}
