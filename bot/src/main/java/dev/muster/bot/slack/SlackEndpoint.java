package dev.muster.bot.slack;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.bolt.response.Response;
import dev.muster.bot.log.LogContext;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.event.EventIntake;
import dev.muster.bot.slack.event.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which Slack comes in: events, commands and interactions. Nothing is even looked at before the
 * signature is known to be right, and whatever Slack then sends, it gets an answer in words.
 */
public final class SlackEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackEndpoint.class);
    private static final ObjectReader JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
            .reader();
    /** What Slack tells of a command, as far as the bot asks. */
    private static final List<String> COMMAND_FIELDS = List.of("command", "text", "user_id", "channel_id", "channel_name",
            "team_id", "trigger_id", "response_url");

    private final Signature signature;
    private final BoltApp bolt;
    private final EventIntake events;

    /**
     * @param signingSecret never blank: without it anybody could speak for Slack
     * @param identity      who the bot is, asked on every request
     * @param apiUrl        the base of Slack's Web API, with a trailing slash
     * @throws IllegalArgumentException when the signing secret is blank
     */
    public SlackEndpoint(String signingSecret, Supplier<BotIdentity> identity, String apiUrl, Conversation conversation,
            EventIntake events, InstantSource clock) {
        this.signature = new Signature(signingSecret, clock);
        this.bolt = new BoltApp(identity, signingSecret, apiUrl, new Handlers(conversation, clock));
        this.events = events;
    }

    /** Answers one request. Never throws; 500 and 503 ask Slack to tell an event again. */
    public SlackResponse handle(SlackRequest request) {
        return LogContext.scope(() -> answered(request));
    }

    private SlackResponse answered(SlackRequest request) {
        if (!signature.isOn(request)) {
            return SlackResponse.text(401, "unauthorized");
        }
        try {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            return body.stripLeading().startsWith("{") ? json(body) : form(body);
        } catch (Exception e) {
            return SlackResponse.text(500, "Something went wrong on our side. Reference: "
                    + Handlers.logged("a request from Slack", e));
        }
    }

    @Override
    public void close() {
        bolt.close();
    }

    private SlackResponse json(String body) {
        Optional<JsonNode> read = read(body);
        if (read.isEmpty()) {
            return SlackResponse.text(400, "The body is not JSON that can be read.");
        }
        JsonNode envelope = read.get();
        return switch (Fields.textOrEmpty(envelope, "type")) {
            case "event_callback" -> event(envelope, body);
            case "url_verification" -> challenge(envelope);
            case "app_rate_limited" -> {
                LOG.warn("Slack holds events back: there were too many in the minute from {}",
                        envelope.path("minute_rate_limited").asLong());
                yield SlackResponse.ok();
            }
            case "" -> SlackResponse.text(400, "The body has no type.");
            default -> SlackResponse.ok();
        };
    }

    private static SlackResponse challenge(JsonNode envelope) {
        String challenge = Fields.text(envelope, "challenge");
        return challenge == null
                ? SlackResponse.text(400, "The body has no challenge.")
                : SlackResponse.text(200, challenge);
    }

    private SlackResponse event(JsonNode envelope, String body) {
        return switch (events.take(envelope, body)) {
            case DONE -> SlackResponse.ok();
            case ASK_AGAIN -> SlackResponse.text(503, "Its channel is being made just now. Please tell it again.");
        };
    }

    private SlackResponse form(String body) throws Exception {
        Optional<Map<String, String>> read = FormBody.read(body);
        if (read.isEmpty()) {
            return SlackResponse.text(400, "The body is not a form that can be read.");
        }
        Map<String, String> fields = read.get();
        String payload = fields.get("payload");
        if (payload != null) {
            return interaction(payload);
        }
        if (fields.containsKey("command")) {
            return command(fields, body);
        }
        return fields.containsKey("ssl_check")
                ? SlackResponse.ok()
                : SlackResponse.text(400, "The body is neither an event, a command nor an interaction.");
    }

    private SlackResponse command(Map<String, String> fields, String body) throws Exception {
        StringBuilder plain = new StringBuilder();
        for (String field : COMMAND_FIELDS) {
            String value = fields.getOrDefault(field, "");
            if (!value.isBlank()) {
                plain.append(plain.isEmpty() ? "" : "&").append(FormBody.write(field, value));
            } else if (List.of("command", "user_id", "channel_id").contains(field)) {
                return SlackResponse.text(400, "The command has no " + field + ".");
            }
        }
        if (fields.getOrDefault("user_id", "").length() > 255 || fields.getOrDefault("channel_id", "").length() > 255) {
            return SlackResponse.text(400, "The command's user or channel is no id of Slack's.");
        }
        String key = RequestKey.of(fields.getOrDefault("trigger_id", ""), body);
        return answer(bolt.run(new PlainRequest(key, plain.toString())));
    }

    private SlackResponse interaction(String written) throws Exception {
        Optional<JsonNode> read = read(written);
        if (read.isEmpty()) {
            return SlackResponse.text(400, "The payload is not JSON that can be read.");
        }
        if (!PlainPayload.isKnown(Fields.textOrEmpty(read.get(), "type"))) {
            LOG.debug("An interaction of a kind that the bot does not use was left alone");
            return SlackResponse.ok();
        }
        try {
            return all(PlainPayload.read(read.get(), written));
        } catch (PlainPayload.Unreadable e) {
            return SlackResponse.text(400, e.why());
        }
    }

    /** Handles each, also when one before it failed. */
    private SlackResponse all(List<PlainRequest> requests) throws Exception {
        SlackResponse last = SlackResponse.ok();
        Exception failure = null;
        for (PlainRequest request : requests) {
            try {
                last = answer(bolt.run(request));
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return last;
    }

    private static SlackResponse answer(Response response) {
        String body = response.getBody() == null ? "" : response.getBody();
        return body.isEmpty() && response.getStatusCode() == 200
                ? SlackResponse.ok()
                : new SlackResponse(response.getStatusCode(), response.getContentType(), body);
    }

    private static Optional<JsonNode> read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
