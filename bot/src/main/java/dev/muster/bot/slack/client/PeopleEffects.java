package dev.muster.bot.slack.client;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.UserId;

/** Finds out who people are, and what channels are called. */
final class PeopleEffects {
    private static final String UNKNOWN_ZONE = "Etc/UTC";

    private final SlackClient client;
    private final SlackPorts ports;
    private final Clock clock;

    PeopleEffects(SlackClient client, SlackPorts ports, Clock clock) {
        this.client = client;
        this.ports = ports;
        this.clock = clock;
    }

    Attempt lookUp(Effect.LookUpPerson effect) {
        return switch (client.call(SlackMethod.USERS_INFO, Map.of("user", effect.person().value()), effect.urgency())) {
            case SlackAnswer.Ok(JsonNode body) -> {
                EffectResult.PersonFound person = person(effect.person(), body.path("user"));
                ports.people().found(person, clock.instant());
                yield new Attempt.Succeeded(person);
            }
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.USERS_INFO, trouble);
        };
    }

    Attempt lookUp(Effect.LookUpChannel effect) {
        return switch (client.call(SlackMethod.CONVERSATIONS_INFO, Map.of("channel", effect.channel().value()),
                effect.urgency())) {
            case SlackAnswer.Ok(JsonNode body) -> {
                Json.text(body, "/channel/name")
                        .ifPresent(name -> ports.people().foundChannel(effect.channel(), name, clock.instant()));
                yield new Attempt.Succeeded(new EffectResult.Done());
            }
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.CONVERSATIONS_INFO, trouble);
        };
    }

    /** By the name that Slack shows: the display name people chose, else the full one. */
    private static EffectResult.PersonFound person(UserId id, JsonNode user) {
        String name = Stream.of("/profile/display_name", "/profile/real_name", "/real_name", "/name")
                .flatMap(pointer -> Json.text(user, pointer).stream()).findFirst().orElse(id.value());
        return new EffectResult.PersonFound(id, name, Json.text(user, "/tz").orElse(UNKNOWN_ZONE),
                user.path("is_bot").asBoolean(false));
    }
}
