package dev.muster.bot.slack.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Makes out what a response means. What cannot be made out counts as unclear, never as a failure. */
final class Answers {
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Set<String> TOO_MANY = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");
    /** By Slack's own words these may have partly succeeded. */
    private static final Set<String> UNCLEAR = Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout",
            "team_added_to_org", "timeout", "unknown_error");

    /** Makes out one response. */
    interface Reader {
        SlackAnswer read(Response response) throws IOException;
    }

    private Answers() {}

    static SlackAnswer ofMethod(Response response) throws IOException {
        if (response.code() == 429) {
            return new SlackAnswer.RateLimited(retryAfter(response));
        }
        JsonNode body = tree(response.body());
        boolean isAnswer = body != null && body.path("ok").isBoolean();
        if (!isAnswer || body == null || response.code() >= 500) {
            return new SlackAnswer.Unclear("HTTP " + response.code() + (isAnswer ? "" : " without a readable answer"));
        }
        if (body.path("ok").booleanValue()) {
            return response.isSuccessful() ? new SlackAnswer.Ok(body) : new SlackAnswer.Unclear("HTTP " + response.code());
        }
        String error = Json.text(body, "/error").orElse("unknown_error");
        if (TOO_MANY.contains(error)) {
            return new SlackAnswer.RateLimited(retryAfter(response));
        }
        return UNCLEAR.contains(error)
                ? new SlackAnswer.Unclear(error)
                : new SlackAnswer.Refused(error, Json.text(body, "/needed"), body);
    }

    /** An address that Slack gave answers with a bare {@code ok} as often as with JSON; the status says enough. */
    static SlackAnswer ofGivenAddress(Response response) throws IOException {
        if (response.code() == 429) {
            return new SlackAnswer.RateLimited(retryAfter(response));
        }
        JsonNode body = tree(response.body());
        boolean saysNo = body != null && body.path("ok").isBoolean() && !body.path("ok").booleanValue();
        JsonNode known = body == null ? Json.MAPPER.missingNode() : body;
        if (response.isSuccessful() && !saysNo) {
            return new SlackAnswer.Ok(known);
        }
        if (response.code() >= 500) {
            return new SlackAnswer.Unclear("HTTP " + response.code());
        }
        String error = Json.text(known, "/error").orElse("http_" + response.code());
        return UNCLEAR.contains(error) ? new SlackAnswer.Unclear(error) : new SlackAnswer.Refused(error, Optional.empty(), known);
    }

    private static @Nullable JsonNode tree(@Nullable ResponseBody body) throws IOException {
        if (body == null) {
            return null;
        }
        // Read whole before parsing: a body that breaks off is an IOException here and not half a tree.
        byte[] bytes = body.bytes();
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Duration retryAfter(Response response) {
        String seconds = response.header("Retry-After");
        if (seconds == null || !seconds.strip().matches("\\d{1,6}")) {
            return USUAL_PAUSE;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds.strip())));
        return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    }
}
