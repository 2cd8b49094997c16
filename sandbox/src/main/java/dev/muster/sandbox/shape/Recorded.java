package dev.muster.sandbox.shape;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One answer or payload as it went over the wire.
 *
 * @param kind which of the three families it belongs to
 * @param name the Web API method ({@code chat.postMessage}), the event with its subtype ({@code message:message_changed}) or the
 *             payload ({@code block_actions}, {@code slash_command})
 * @param body the whole body; of an event the envelope or the event alone
 */
public record Recorded(Kind kind, String name, JsonNode body) {

    /** The families, each with a folder of samples of its own. */
    public enum Kind {
        /** An answer of the Web API. */
        API,
        /** An event of the Events API. */
        EVENT,
        /** What Slack sends when somebody uses a command, a button, a form or a shortcut. */
        PAYLOAD;

        /** The word that stands for it in a file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind that a word stands for.
         *
         * @throws IllegalArgumentException for another word
         */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("kind: \"" + word + "\" (expected: api, event or payload)");
        }
    }

    /** Checks that nothing is missing. */
    public Recorded {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(body, "body");
    }
}
