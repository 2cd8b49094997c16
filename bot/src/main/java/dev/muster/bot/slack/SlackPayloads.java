package dev.muster.bot.slack;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
 * What Slack says, whichever way it came: events, commands and interactions. It is answered once it is durable, and whatever
 * Slack sends, the answer is in words. That it was Slack who spoke is known before.
 */
public final class SlackPayloads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackPayloads.class);
    private static final ObjectReader JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build()
            .reader();
    /** What Slack tells of a command, as far as the bot asks. */
    private static final List<String> COMMAND_FIELDS = List.of("command", "text", "user_id", "channel_id", "channel_name",
            "team_id", "trigger_id", "response_url");

    private final BoltApp bolt;
    private final EventIntake events;

    /**
     * @param identity who the bot is, asked on every request
     * @param apiUrl   the base of Slack's Web API, with a trailing slash
     */
    public SlackPayloads(Supplier<BotIdentity> identity, String apiUrl, Conversation conversation, EventIntake events,
            InstantSource clock) {
        this.bolt = new BoltApp(identity, apiUrl, new Handlers(conversation, clock));
        this.events = events;
    }

    /**
     * Takes the body of an HTTP request. Never throws; 500 and 503 ask Slack to tell an event again.
     *
     * @param retry how often Slack tried before; 0 for the first time
     */
    SlackResponse ofHttp(String body, int retry) {
        return guarded(() -> body.stripLeading().startsWith("{") ? json(body, retry) : form(body));
    }

    /**
     * Takes what an envelope holds, with the answer that it would get by HTTP.
     *
     * @param type  {@code events_api}, {@code slash_commands} or {@code interactive}
     * @param retry how often Slack tried before; 0 for the first time
     */
    SlackResponse ofSocket(String type, JsonNode payload, int retry) {
        return guarded(() -> switch (type) {
            case "events_api" -> payload.isObject()
                    ? ofType(payload, payload.toString(), retry)
                    : SlackResponse.text(400, "The payload is not an object.");
            case "slash_commands" -> command(fields(payload), payload.toString());
            case "interactive" -> interaction(payload.toString());
            default -> {
                LOG.debug("An envelope of a kind that the bot does not know was left alone");
                yield SlackResponse.ok();
            }
        });
    }

    @Override
    public void close() {
        bolt.close();
    }

    private static SlackResponse guarded(Callable<SlackResponse> work) {
        return LogContext.scope(() -> {
            try {
                return work.call();
            } catch (Exception e) {
                return SlackResponse.text(500, "Something went wrong on our side. Reference: "
                        + Handlers.logged("a request from Slack", e));
            }
        });
    }

    private static Map<String, String> fields(JsonNode payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : COMMAND_FIELDS) {
            String value = Fields.text(payload, name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private SlackResponse json(String body, int retry) {
        Optional<JsonNode> read = read(body);
        if (read.isEmpty()) {
            return SlackResponse.text(400, "The body is not JSON that can be read.");
        }
        return ofType(read.get(), body, retry);
    }

    private SlackResponse ofType(JsonNode envelope, String body, int retry) {
        return switch (Fields.textOrEmpty(envelope, "type")) {
            case "event_callback" -> event(envelope, body, retry);
            case "url_verification" -> challenge(envelope);
            case "app_rate_limited" -> {
                LOG.warn("Slack holds events back: there were too many in the minute from {}",
                        envelope.path("minute_rate_limited").asLong());
                events.heldBack();
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

    private SlackResponse event(JsonNode envelope, String body, int retry) {
        return switch (events.take(envelope, body, retry)) {
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
