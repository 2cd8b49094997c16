package dev.muster.bot.slack;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.slack.socket.Envelopes;

/** What comes by a socket meets the same code as what comes by HTTP; only what would be answered 200 there is acknowledged here. */
public final class SlackEnvelopes implements Envelopes {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();

    private final SlackPayloads payloads;

    public SlackEnvelopes(SlackPayloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public Answer take(String type, JsonNode payload, int retry) {
        SlackResponse response = payloads.ofSocket(type, payload, retry);
        return response.status() == 200 ? new Answer.Kept(words(response)) : new Answer.NotKept();
    }

    private static Optional<JsonNode> words(SlackResponse response) {
        if (response.body().isEmpty()) {
            return Optional.empty();
        }
        JsonNode plain = JsonNodeFactory.instance.objectNode().put("text", response.body());
        if (!response.contentType().startsWith("application/json")) {
            return Optional.of(plain);
        }
        try {
            return Optional.of(JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            return Optional.of(plain);
        }
    }
}
