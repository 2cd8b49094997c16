package dev.muster.sandbox;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a slash command at once.
 *
 * @param httpStatus of the acknowledgement; 0 where none came in time or nothing was sent
 * @param text what the acknowledgement said; empty where it said nothing
 * @param blocks its blocks; an empty list where it had none
 * @param failure what the person is shown instead, because it did not work
 */
public record CommandAnswer(int httpStatus, String text, JsonNode blocks, Optional<String> failure) {

    /** What the person sees at once: the acknowledgement's text or the failure; may be empty. */
    public String shown() {
        return failure.orElse(text);
    }

    public boolean isOk() {
        return failure.isEmpty();
    }
}
