package dev.muster.bot.slack.conversation;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What somebody is answered at once, within Slack's three seconds. */
public sealed interface Reply {
    /** Nothing: what happens is seen elsewhere. */
    record Silence() implements Reply {}

    /** Words that only they see; {@code blocks} is an array for a richer look, with {@code text} for notifications. */
    record Private(String text, Optional<JsonNode> blocks) implements Reply {
        /** Plain words. */
        public static Private of(String text) {
            return new Private(text, Optional.empty());
        }
    }

    /** The form stays open and shows these sentences at its inputs, by block id. */
    record FormErrors(Map<String, String> errors) implements Reply {
        public FormErrors {
            errors = Map.copyOf(errors);
        }
    }
}
