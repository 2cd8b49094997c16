package dev.muster.sandbox.api;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One Web API call as it came and as it was answered.
 *
 * @param args what was sent, without the token; JSON parts are trees
 * @param status the HTTP status, 0 where no answer went out
 * @param answer the JSON that was answered, or would have been
 * @param fault what was made to go wrong, null where nothing was
 */
public record ApiCall(String method, JsonNode args, Instant at, int status, JsonNode answer, @Nullable Fault fault) {

    public boolean ok() {
        return answer.path("ok").asBoolean(false);
    }

    /** Slack's error word, empty where all went well. */
    public String error() {
        return answer.path("error").asText("");
    }
}
