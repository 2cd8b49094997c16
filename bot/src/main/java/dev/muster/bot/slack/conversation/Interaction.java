package dev.muster.bot.slack.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.SlackMessage;
import org.jspecify.annotations.Nullable;

/** Something clicked, filled in or chosen from a menu. */
public sealed interface Interaction {
    /** The same when the same interaction comes again. */
    String requestKey();

    UserId user();

    Instant at();

    /**
     * A button, or another element of a message or form, was used.
     *
     * @param value       what the button holds, or what was chosen; empty for nothing
     * @param channel     where the message stands; null for an element of a form
     * @param message     the message it stands in; null for an element of a form
     * @param thread      the thread of that message; null outside one
     * @param responseUrl where to answer privately; empty for an element of a form
     */
    record ButtonPressed(String requestKey, UserId user, String actionId, String value, @Nullable ChannelId channel,
            @Nullable MessageRef message, @Nullable SlackTs thread, Optional<String> triggerId, Optional<String> responseUrl,
            Instant at) implements Interaction {
        /** Where only whoever clicked hears what became of it. */
        public ReplyTo replyTo() {
            return responseUrl.<ReplyTo>map(url -> new ReplyTo.ResponseUrl(url, user)).orElseGet(() -> new ReplyTo.Direct(user));
        }
    }

    /**
     * A form was sent.
     *
     * @param values          what was filled in, by the block's id and also by the element's action id; several choices
     *                        are joined by commas, and what was left empty is not there
     * @param privateMetadata what the form was opened with; empty for nothing
     */
    record FormSubmitted(String requestKey, UserId user, String callbackId, Map<String, String> values, String privateMetadata,
            String viewId, Instant at) implements Interaction {
        public FormSubmitted {
            values = Map.copyOf(values);
        }

        /** What was written or chosen there, without spaces around it; empty for nothing. */
        public Optional<String> value(String blockId) {
            return Optional.ofNullable(values.get(blockId)).map(String::strip).filter(value -> !value.isEmpty());
        }
    }

    /** A form was closed without being sent. */
    record FormClosed(String requestKey, UserId user, String callbackId, String privateMetadata, String viewId,
            Instant at) implements Interaction {}

    /** A shortcut was chosen from the menu beside the message field, or from the search. */
    record ShortcutUsed(String requestKey, UserId user, String callbackId, String triggerId,
            Instant at) implements Interaction {}

    /**
     * A shortcut was chosen from a message's menu.
     *
     * @param message     may stand in a conversation that the bot is not in
     * @param responseUrl where to answer privately all the same
     */
    record MessageShortcutUsed(String requestKey, UserId user, String callbackId, SlackMessage message, String triggerId,
            Optional<String> responseUrl, Instant at) implements Interaction {
        /** The message may stand where the bot is not: Slack's address for the answer reaches the person even there. */
        public ReplyTo replyTo() {
            return responseUrl.<ReplyTo>map(url -> new ReplyTo.ResponseUrl(url, user)).orElseGet(() -> new ReplyTo.Direct(user));
        }
    }
}
