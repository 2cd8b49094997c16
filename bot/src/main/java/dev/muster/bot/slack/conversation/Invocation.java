package dev.muster.bot.slack.conversation;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;

/**
 * Something typed to the bot: {@code /incident …} or {@code @muster …}.
 *
 * @param requestKey  the same when this very request arrives again
 * @param user        who typed it
 * @param channel     where
 * @param thread      the thread it was typed in; commands cannot be, mentions can
 * @param text        what follows the command or the mention, as Slack escaped it; empty for nothing
 * @param command     what the person typed before it, such as {@code /incident} or {@code @muster}, for usage lines
 * @param triggerId   what a form can be opened with for three seconds; empty for mentions
 * @param responseUrl where a later answer may go for thirty minutes; empty for mentions
 * @param at          when it reached us
 */
public record Invocation(String requestKey, UserId user, ChannelId channel, Optional<SlackTs> thread, String text, String command,
        Optional<String> triggerId, Optional<String> responseUrl, Instant at) {
    /** The same invocation with other words, such as a corrected verb. */
    public Invocation withText(String other) {
        return new Invocation(requestKey, user, channel, thread, other, command, triggerId, responseUrl, at);
    }
}
