package dev.muster.bot.slack.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;

/** Something clicked, chosen or submitted. */
public sealed interface Interaction {
    /** The same when this very request arrives again. */
    String requestKey();

    UserId user();

    Instant at();

    /** A button in a message or form; {@code value} is what the bot put into it, empty for none. */
    record ButtonPressed(String requestKey, UserId user, String actionId, String value, Optional<ChannelId> channel,
            Optional<MessageRef> message, Optional<SlackTs> thread, Optional<String> triggerId, Optional<String> responseUrl,
            Instant at)
            implements
                Interaction {}

    /** A form, with one plain value for each input that was filled in, by block id. */
    record FormSubmitted(String requestKey, UserId user, String callbackId, Map<String, String> values, String privateMetadata,
            Instant at) implements Interaction {
        public FormSubmitted {
            values = Map.copyOf(values);
        }

        /** What was written or chosen there; empty for nothing. */
        public Optional<String> value(String blockId) {
            return Optional.ofNullable(values.get(blockId)).map(String::strip).filter(value -> !value.isEmpty());
        }
    }

    /** A global shortcut. */
    record ShortcutUsed(String requestKey, UserId user, String callbackId, String triggerId, Instant at) implements Interaction {}
}
