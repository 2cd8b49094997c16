package dev.muster.bot.slack.client;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;

/** The conversations between us and one person each. Slack never gives a pair another one, so they are remembered. */
final class DirectChannels {
    private final SlackClient client;
    private final Cache<UserId, ChannelId> open = Caffeine.newBuilder().maximumSize(10_000).build();

    DirectChannels(SlackClient client) {
        this.client = client;
    }

    Place find(UserId person, Urgency urgency) {
        ChannelId remembered = open.getIfPresent(person);
        if (remembered != null) {
            return Place.At.channel(remembered);
        }
        return switch (client.call(SlackMethod.CONVERSATIONS_OPEN, Map.of("users", person.value()), urgency)) {
            case SlackAnswer.Ok(JsonNode body) -> Json.text(body, "/channel/id").map(ChannelId::new).<Place>map(channel -> {
                open.put(person, channel);
                return Place.At.channel(channel);
            }).orElseGet(() -> new Place.Blocked(new Attempt.NotYet("conversations.open: ok without a channel", null)));
            case SlackAnswer.Trouble trouble -> new Place.Blocked(Refusals.attempt(SlackMethod.CONVERSATIONS_OPEN, trouble));
        };
    }
}
