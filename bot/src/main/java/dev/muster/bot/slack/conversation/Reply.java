package dev.muster.bot.slack.conversation;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What goes back with the acknowledgement itself. Everything else reaches people as an effect. */
public sealed interface Reply {
    /** Nothing but the acknowledgement; a form that was sent closes. */
    record Silence() implements Reply {}

    /** Words only the sender of a command sees. Slack has no place for them in the answer to anything but a command. */
    record Private(String text, Optional<JsonNode> blocks, boolean isRefusal) implements Reply {
        /** An answer that is no refusal. */
        public Private(String text, Optional<JsonNode> blocks) {
            this(text, blocks, false);
        }

        /** Words alone. */
        public static Private of(String text) {
            return new Private(text, Optional.empty());
        }

        /** Says why nothing was done, and what to type instead. */
        public static Private refusal(String text) {
            return new Private(text, Optional.empty(), true);
        }
    }

    /** A form that was sent stays open and shows a sentence at each of these blocks, by block id. */
    record FormErrors(Map<String, String> byBlock) implements Reply {
        public FormErrors {
            byBlock = Map.copyOf(byBlock);
            if (byBlock.isEmpty()) {
                throw new IllegalArgumentException("byBlock: empty (expected: at least one block with its sentence)");
            }
        }
    }
}
