package dev.muster.bot.slack.socket;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** Who handles what comes by a socket. */
@FunctionalInterface
public interface Envelopes {
    /**
     * Handles one envelope and returns once what it says is durable. Called from many threads at the same time; never throws.
     *
     * @param type    Slack's word for what is inside, such as {@code events_api}
     * @param payload what is inside
     * @param retry   how often Slack sent it before; 0 for the first time
     */
    Answer take(String type, JsonNode payload, int retry);

    /** What became of it. */
    sealed interface Answer {
        /**
         * It is kept, and Slack is told so.
         *
         * @param words what Slack shall show for it; empty for nothing
         */
        record Kept(Optional<JsonNode> words) implements Answer {}

        /** It could not be kept. Slack hears nothing and sends it again. */
        record NotKept() implements Answer {}
    }
}
