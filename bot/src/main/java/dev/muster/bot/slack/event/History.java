package dev.muster.bot.slack.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;

/** A channel's past as Slack gives it out, page by page. Never throws for what Slack does: a {@link Page} says it. */
public interface History {
    /** A page of a channel's messages, the newest first, without the replies in threads; at most {@code limit}. */
    Page history(ChannelId channel, Optional<SlackTs> oldest, Optional<String> cursor, int limit);

    /** A page of a thread, its root included; at most {@code limit}. */
    Page replies(ChannelId channel, SlackTs root, Optional<SlackTs> oldest, Optional<String> cursor, int limit);

    /** What came of asking for a page. */
    sealed interface Page {
        /** The messages as Slack wrote them; {@code next} asks for the next page and is empty on the last one. */
        record Messages(List<JsonNode> messages, Optional<String> next) implements Page {
            public Messages {
                messages = List.copyOf(messages);
            }
        }

        /** Slack wants to be left alone for so long. */
        record TooFast(Duration pause) implements Page {}

        /** Slack says no, and will say so again: its error code. */
        record Refused(String error) implements Page {}

        /** Nobody knows, such as after a timeout; asking again is harmless. */
        record Unclear(String why) implements Page {}
    }
}
