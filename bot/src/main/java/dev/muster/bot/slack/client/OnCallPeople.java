package dev.muster.bot.slack.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.UserId;

/** Who is in a user group, by Slack's word, which is remembered for a while: every Home tab shows it, and a rota changes by the day. */
public final class OnCallPeople {
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final SlackClient client;
    private final String group;
    private final InstantSource clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(List.of(), Instant.MIN));

    private record Known(List<UserId> people, Instant until) {}

    /** @param group its id */
    public OnCallPeople(SlackClient client, String group, InstantSource clock) {
        this.client = client;
        this.group = group;
        this.clock = clock;
    }

    /** As far as Slack says; where it does not, those it named last, or nobody. */
    public List<UserId> now() {
        Instant now = clock.instant();
        Known last = known.get();
        if (now.isBefore(last.until())) {
            return last.people();
        }
        Known next = switch (client.call(SlackMethod.USERGROUPS_USERS_LIST, Map.of("usergroup", group), Urgency.LATER)) {
            case SlackAnswer.Ok(JsonNode body) -> new Known(people(body), now.plus(REMEMBERED_FOR));
            case SlackAnswer.Refused refused -> new Known(List.of(), now.plus(REMEMBERED_FOR));
            case SlackAnswer.Trouble trouble -> new Known(last.people(), now.plus(ASKED_AGAIN_AFTER));
        };
        known.set(next);
        return next.people();
    }

    private static List<UserId> people(JsonNode body) {
        List<UserId> people = new ArrayList<>();
        body.path("users").forEach(user -> people.add(new UserId(user.asText())));
        return List.copyOf(people);
    }
}
