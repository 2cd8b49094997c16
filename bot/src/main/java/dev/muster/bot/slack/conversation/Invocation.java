package dev.muster.bot.slack.conversation;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;

/**
 * Something typed to the bot, as a command or by its name.
 *
 * @param requestKey  the same when the same request comes again
 * @param teamId      the workspace; empty where Slack does not say
 * @param channelName as Slack wrote it; empty for a channel that the bot cannot see, and for mentions
 * @param thread      the thread in which it was typed; empty outside one, and always for commands
 * @param text        what was typed after the command or the name, in Slack's markup; empty for nothing
 * @param command     such as {@code /incident}; empty for mentions
 * @param triggerId   opens one form within three seconds; empty for mentions
 * @param responseUrl where to answer privately, five times within thirty minutes; empty for mentions
 */
public record Invocation(String requestKey, UserId user, String teamId, ChannelId channel, String channelName,
        Optional<SlackTs> thread, String text, String command, Optional<String> triggerId, Optional<String> responseUrl,
        Instant at,
        Origin origin) {
    /** How it was typed. */
    public enum Origin {
        COMMAND,
        MENTION
    }

    /** Where only whoever typed it hears what became of it. */
    public ReplyTo replyTo() {
        return responseUrl.<ReplyTo>map(url -> new ReplyTo.ResponseUrl(url, user))
                .orElseGet(() -> new ReplyTo.Whisper(channel, user, thread.orElse(null)));
    }

    /** Opens a form as the answer. Each click may open it anew, so the trigger tells one from another and not the request. */
    public Reply opens(Outbox outbox, String trigger, Form form) {
        outbox.add("form:" + trigger, new PersonalEffect.OpenForm(trigger, form, replyTo()), at);
        return new Reply.Silence();
    }
}
