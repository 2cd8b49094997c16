package dev.muster.bot.slack.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** Invites everybody who is in one channel into another, and only those who are not there yet. */
final class BringingOver {
    private static final String MOST_IN_A_PAGE = "999";

    private final SlackClient client;
    private final Invitations invitations;
    private final SlackPorts ports;
    private final Supplier<Optional<UserId>> bot;

    BringingOver(SlackClient client, Invitations invitations, SlackPorts ports, Supplier<Optional<UserId>> bot) {
        this.client = client;
        this.invitations = invitations;
        this.ports = ports;
        this.bot = bot;
    }

    Attempt bring(ChannelEffect.BringOver effect) {
        Optional<ChannelId> channel = ports.channels().of(effect.of());
        if (channel.isEmpty()) {
            return ChannelEffects.noChannel();
        }
        if (effect.whilePublic() && ports.channels().isPrivate(effect.of())) {
            return Invitations.madePrivateMeanwhile();
        }
        List<UserId> people = new ArrayList<>();
        List<UserId> there = new ArrayList<>();
        Attempt stopped = members(effect.from(), people, effect.urgency());
        stopped = stopped == null ? members(channel.get(), there, effect.urgency()) : stopped;
        if (stopped != null) {
            return stopped;
        }
        bot.get().ifPresent(people::remove);
        people.removeAll(there);
        return people.isEmpty()
                ? new Attempt.Succeeded(new EffectResult.Invited(List.of(), Map.of()))
                : invitations.invite(channel.get(), people, effect.urgency());
    }

    /** Adds those who are in the channel; what stopped it, or null when all are known. */
    private @Nullable Attempt members(ChannelId channel, List<UserId> into, Urgency urgency) {
        Map<String, String> arguments = new HashMap<>(Map.of("channel", channel.value(), "limit", MOST_IN_A_PAGE));
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            if (!cursor.get().isEmpty()) {
                arguments.put("cursor", cursor.get());
            }
            switch (client.call(SlackMethod.CONVERSATIONS_MEMBERS, arguments, urgency)) {
                case SlackAnswer.Ok(JsonNode body) -> {
                    body.path("members").forEach(member -> into.add(new UserId(member.asText())));
                    cursor = Json.text(body, "/response_metadata/next_cursor").filter(next -> !next.isBlank());
                }
                case SlackAnswer.Trouble trouble -> {
                    return Refusals.attempt(SlackMethod.CONVERSATIONS_MEMBERS, trouble);
                }
            }
        }
        return null;
    }
}
