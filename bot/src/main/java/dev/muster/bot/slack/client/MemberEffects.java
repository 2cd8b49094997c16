package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People;

/** Reads who is in a channel. A list that was read only in part is thrown away: half of it would shut people out. */
final class MemberEffects {
    private static final int MOST_PAGES = 50;

    /** Fewer than Slack answers in a minute. */
    private static final int MOST_ASKED = 40;

    private final SlackClient client;
    private final SlackPorts ports;
    private final Clock clock;

    MemberEffects(SlackClient client, SlackPorts ports, Clock clock) {
        this.client = client;
        this.ports = ports;
        this.clock = clock;
    }

    /** Who is active. Slack tells it one by one, so beyond a number of people the rest is not asked, and not claimed either. */
    Attempt presence(Effect.ReadPresence effect) {
        Map<UserId, People.Person> known = ports.people().all();
        List<UserId> active = new ArrayList<>();
        List<UserId> people = ports.members().of(effect.channel()).stream()
                .filter(person -> !Optional.ofNullable(known.get(person)).map(People.Person::bot).orElse(false))
                .sorted(Comparator.comparing(UserId::value)).limit(MOST_ASKED).toList();
        for (UserId person : people) {
            switch (client.call(SlackMethod.USERS_GET_PRESENCE, Map.of("user", person.value()), effect.urgency())) {
                case SlackAnswer.Ok(JsonNode body) -> {
                    if (body.path("presence").asText().equals("active")) {
                        active.add(person);
                    }
                }
                case SlackAnswer.Trouble trouble -> {
                    // Whoever cannot be asked in time is not claimed to have been there.
                    return new Attempt.Succeeded(active.isEmpty() ? new EffectResult.Done() : new EffectResult.Present(active));
                }
            }
        }
        return new Attempt.Succeeded(new EffectResult.Present(active));
    }

    Attempt read(Effect.ReadMembers effect) {
        Instant begunAt = clock.instant();
        Set<UserId> everybody = new HashSet<>();
        Map<String, String> arguments = new LinkedHashMap<>(Map.of("channel", effect.channel().value(), "limit", "1000"));
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (client.call(SlackMethod.CONVERSATIONS_MEMBERS, arguments, effect.urgency())) {
                case SlackAnswer.Trouble trouble -> {
                    return Refusals.attempt(SlackMethod.CONVERSATIONS_MEMBERS, trouble);
                }
                case SlackAnswer.Ok(JsonNode body) -> {
                    body.path("members").forEach(member -> everybody.add(new UserId(member.asText())));
                    Optional<String> next = Json.text(body, "/response_metadata/next_cursor");
                    if (next.isEmpty()) {
                        ports.members().read(effect.channel(), everybody, begunAt);
                        return new Attempt.Succeeded(new EffectResult.Done());
                    }
                    arguments.put("cursor", next.get());
                }
            }
        }
        return new Attempt.Impossible("The channel has more people than can be read.");
    }
}
