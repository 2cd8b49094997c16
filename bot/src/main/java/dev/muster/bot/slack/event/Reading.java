package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Happening;
import org.jspecify.annotations.Nullable;

/** What one event of Slack's was found to say. */
public sealed interface Reading {
    /** Slack's type and subtype, such as {@code message:channel_topic}, for the raw record. */
    String type();

    /** It belongs to a channel. {@code happenings} is empty for what is only kept raw. */
    record InChannel(ChannelId channel, List<Happening> happenings, String type) implements Reading {
        public InChannel {
            happenings = List.copyOf(happenings);
        }
    }

    /**
     * Somebody spoke to the bot.
     *
     * @param threadTs   the thread in which they did; null outside a thread
     * @param teamId     their workspace; empty where Slack does not say
     * @param text       what they wrote after the bot's name, in Slack's markup; the whole text where the name is not first
     * @param happenings the message itself, which also comes as an event of its own
     */
    record Mention(UserId user, ChannelId channel, SlackTs ts, @Nullable SlackTs threadTs, String teamId, String text,
            List<Happening> happenings, String type) implements Reading {
        public Mention {
            happenings = List.copyOf(happenings);
        }

        /** The same however often and in whatever way Slack tells of this message. */
        public String key() {
            return "mention:" + channel + ":" + ts;
        }
    }

    /** A channel has a new name since {@code at}, which is null where Slack does not say. */
    record Renamed(ChannelId channel, String newName, @Nullable Instant at, String type) implements Reading {}

    /** Slack gave a channel another id, as it does when a channel becomes shared. */
    record ChannelIdChanged(ChannelId old, ChannelId now, String type) implements Reading {}

    /** Somebody looks at the app's Home tab. */
    record HomeOpened(UserId user, String type) implements Reading {}

    /** The bot was taken out of the workspace, or its token was revoked. */
    record Uninstalled(String type) implements Reading {}

    /** Nothing that belongs to a channel, or nothing that can be read. */
    record Nothing(String type) implements Reading {}
}
