package dev.muster.bot.timeline;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.MessageRef;
import dev.muster.bot.words.StorableText;
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
 * @param quoted     the messages whose words the payload may hold though none of the happenings says so
 */
public record Received(@Nullable String eventId, Instant receivedAt, String source, String type, String raw,
        List<Happening> happenings, List<MessageRef> quoted) {
    public Received {
        eventId = eventId == null ? null : StorableText.key(eventId);
        happenings = List.copyOf(happenings);
        quoted = List.copyOf(quoted);
    }

    /** A payload that holds the words of no other messages than those of which its happenings tell. */
    public Received(@Nullable String eventId, Instant receivedAt, String source, String type, String raw,
            List<Happening> happenings) {
        this(eventId, receivedAt, source, type, raw, happenings, List.of());
    }
}
