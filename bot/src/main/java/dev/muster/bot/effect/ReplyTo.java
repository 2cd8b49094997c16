package dev.muster.bot.effect;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** Where one person can be answered so that only they see it. */
public sealed interface ReplyTo {
    /**
     * The address Slack gave with a command or a click: five uses within thirty minutes.
     *
     * @param person hears it directly where Slack takes nothing there any more; null in what an older program committed
     */
    record ResponseUrl(String url, @Nullable UserId person) implements ReplyTo {}

    /** A message only this person sees, in a channel they and the bot are in; {@code thread} null for the channel itself. */
    record Whisper(ChannelId channel, UserId person, @Nullable SlackTs thread) implements ReplyTo {}

    /** A direct message, for people who are not where they asked. */
    record Direct(UserId person) implements ReplyTo {}
}
