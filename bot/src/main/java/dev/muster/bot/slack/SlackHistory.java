package dev.muster.bot.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.slack.client.SlackAnswer;
import dev.muster.bot.slack.client.SlackClient;
import dev.muster.bot.slack.client.SlackMethod;
import dev.muster.bot.slack.event.History;

/** A channel's past, asked of Slack within its limits and after everything more urgent. */
public final class SlackHistory implements History {
    private final SlackClient client;

    public SlackHistory(SlackClient client) {
        this.client = client;
    }

    @Override
    public Page history(ChannelId channel, Optional<SlackTs> oldest, Optional<String> cursor, int limit) {
        return ask(SlackMethod.CONVERSATIONS_HISTORY, channel, Map.of(), oldest, cursor, limit);
    }

    @Override
    public Page replies(ChannelId channel, SlackTs root, Optional<SlackTs> oldest, Optional<String> cursor, int limit) {
        return ask(SlackMethod.CONVERSATIONS_REPLIES, channel, Map.of("ts", root.value()), oldest, cursor, limit);
    }

    private Page ask(SlackMethod method, ChannelId channel, Map<String, String> more, Optional<SlackTs> oldest,
            Optional<String> cursor,
            int limit) {
        Map<String, String> arguments = new LinkedHashMap<>(more);
        arguments.put("channel", channel.value());
        arguments.put("limit", Integer.toString(limit));
        oldest.ifPresent(ts -> arguments.put("oldest", ts.value()));
        cursor.ifPresent(value -> arguments.put("cursor", value));
        return switch (client.call(method, arguments, Urgency.LATER)) {
            case SlackAnswer.Ok(JsonNode body) -> page(body);
            case SlackAnswer.RateLimited(var pause) -> new Page.TooFast(pause);
            case SlackAnswer.Refused(String error, var needed, var body) -> new Page.Refused(error);
            case SlackAnswer.Failed(String why) -> new Page.Unclear(why);
            case SlackAnswer.Unclear(String why, boolean pending) -> new Page.Unclear(why);
        };
    }

    private static Page page(JsonNode body) {
        List<JsonNode> messages = new ArrayList<>();
        body.path("messages").forEach(messages::add);
        String next = body.path("response_metadata").path("next_cursor").asText("");
        return new Page.Messages(messages, Optional.of(next).filter(cursor -> !cursor.isBlank()));
    }
}
