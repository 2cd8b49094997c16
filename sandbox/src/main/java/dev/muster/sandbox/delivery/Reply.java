package dev.muster.sandbox.delivery;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the app answered to one request.
 *
 * @param status the HTTP status, 0 where none came
 * @param failure http_timeout, connection_failed or http_error; null where Slack would be content
 * @param noRetry the app asked not to be tried again
 */
public record Reply(int status, String body, @Nullable String failure, boolean noRetry) {

    /** No answer came, for this reason. */
    public static Reply failed(String failure) {
        return new Reply(0, "", failure, false);
    }

    public boolean succeeded() {
        return failure == null;
    }

    /** The JSON object in the body, where it is one. */
    public Optional<JsonNode> json() {
        return Json.tryParse(body).filter(JsonNode::isObject);
    }
}
