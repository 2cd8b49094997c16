package dev.muster.bot.timeline;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What one event of Slack's says happened in a channel. */
public sealed interface Happening {
    ChannelId channel();

    /** The same in a channel that goes by another id. */
    default Happening in(ChannelId now) {
        return switch (this) {
            case Message(var was, SlackTs ts, var thread, var user, var name, String text, JsonNode data) ->
                new Message(now, ts, thread, user, name, text, data);
            case Edit(var was, SlackTs ts, var thread, SlackTs edited, var user, String text, JsonNode data) ->
                new Edit(now, ts, thread, edited, user, text, data);
            case Deletion(var was, SlackTs ts, var thread, Instant at, var by, var author) ->
                new Deletion(now, ts, thread, at, by, author);
            case Notice(String kind, String key, var was, Instant at, var user, String text, var about, int fold, JsonNode data) ->
                new Notice(kind, key, now, at, user, text, about, fold, data);
        };
    }

    /** Somebody wrote something, with or without files. {@code data} may hold {@code files}, {@code bot_id}, {@code subtype}, {@code broadcast}. */
    record Message(ChannelId channel, SlackTs ts, @Nullable SlackTs threadTs, @Nullable UserId user, @Nullable String name,
            String text, JsonNode data) implements Happening {}

    /** A message reads differently now. {@code editedTs} is Slack's mark of this version. */
    record Edit(ChannelId channel, SlackTs ts, @Nullable SlackTs threadTs, SlackTs editedTs, @Nullable UserId user, String text,
            JsonNode data) implements Happening {}

    /**
     * A message is gone.
     *
     * @param by     who deleted it; null where Slack does not say so, which is mostly
     * @param author who had written it; null where Slack does not say so
     */
    record Deletion(ChannelId channel, SlackTs ts, @Nullable SlackTs threadTs, Instant at, @Nullable UserId by,
            @Nullable UserId author) implements Happening {
        /** A deletion of which Slack does not say whose message it was. */
        public Deletion(ChannelId channel, SlackTs ts, @Nullable SlackTs threadTs, Instant at, @Nullable UserId by) {
            this(channel, ts, threadTs, at, by, null);
        }
    }

    /**
     * Anything else worth a line: reactions, pins, joins, leaves, topics, names, archiving.
     *
     * @param kind       the timeline's name of it
     * @param key        tells it from any other of its kind in this channel; the same again when Slack tells it twice
     * @param about      the message it is about; null where it is about none
     * @param foldWithin Slack tells some of these twice, as an event and as a message with slightly different times: one
     *                   of the same kind and user within this many seconds is the same; 0 for never
     */
    record Notice(String kind, String key, ChannelId channel, Instant at, @Nullable UserId user, String text,
            @Nullable SlackTs about, int foldWithin, JsonNode data) implements Happening {}
}
