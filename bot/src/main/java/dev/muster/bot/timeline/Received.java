package dev.muster.bot.timeline;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One delivery from Slack, or one message found in history.
 *
 * @param eventId    Slack's id of the event, the same on every retry; null for what was found in history or posted by us
 * @param receivedAt when it came
 * @param source     how it came: {@code event}, {@code backfill} or {@code own}
 * @param type       Slack's type and subtype, such as {@code message:channel_topic}, for the raw record
 * @param raw        the payload as it came, JSON
 * @param happenings what it says; empty for what is only kept raw
 */
public record Received(@Nullable String eventId, Instant receivedAt, String source, String type, String raw,
        List<Happening> happenings) {
    public Received {
        happenings = List.copyOf(happenings);
    }
}
