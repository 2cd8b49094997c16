package dev.muster.bot.slack.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Brings people into a channel. One who cannot come must not keep the others out: those whom Slack names are left out, and
 * where it names nobody the list is halved until the culprit stands alone.
 */
final class Invitations {
    /** Already where they should be. */
    private static final Set<String> THERE = Set.of("already_in_channel", "cant_invite_self");
    /** About people, not about the channel or the app. */
    private static final Set<String> ABOUT_PEOPLE = Set.of("already_in_channel", "cant_invite_self", "user_not_found",
            "users_not_found", "no_user", "invalid_users", "cant_invite", "user_is_restricted", "user_is_ultra_restricted",
            "ura_max_channels", "org_user_not_in_team", "user_team_not_in_channel", "user_disabled", "user_not_visible",
            "user_is_bot", "too_many_users", "cant_invite_bot");

    /** Slack takes no more in one call. */
    private static final int MOST_AT_ONCE = 100;

    private final SlackClient client;
    private final SlackPorts ports;

    Invitations(SlackClient client, SlackPorts ports) {
        this.client = client;
        this.ports = ports;
    }

    Attempt invite(ChannelEffect.Invite effect) {
        Optional<ChannelId> channel = ports.channels().of(effect.of());
        if (channel.isEmpty()) {
            return ChannelEffects.noChannel();
        }
        if (effect.whilePublic() && ports.channels().isPrivate(effect.of())) {
            return madePrivateMeanwhile();
        }
        return invite(channel.get(), effect.people(), effect.urgency());
    }

    /** Whom somebody brought in while everybody might come is for those to bring in again who are in it now. */
    static Attempt madePrivateMeanwhile() {
        return new Attempt.Impossible("The incident was made private meanwhile. Whoever is in its channel can `/invite` people.");
    }

    /** Brings any number of people into a channel. */
    Attempt invite(ChannelId channel, List<UserId> people, Urgency urgency) {
        Round round = new Round(channel, urgency);
        for (int from = 0; from < people.size(); from += MOST_AT_ONCE) {
            Attempt stopped = round.invite(people.subList(from, Math.min(from + MOST_AT_ONCE, people.size())));
            if (stopped != null) {
                return stopped;
            }
        }
        return new Attempt.Succeeded(new EffectResult.Invited(
                people.stream().distinct().filter(person -> !round.refused.containsKey(person)).toList(), round.refused));
    }

    /** One attempt at everybody. Whoever came in stays in, so a later attempt finds them there. */
    private final class Round {
        final Map<UserId, String> refused = new LinkedHashMap<>();
        private final ChannelId channel;
        private final Urgency urgency;

        Round(ChannelId channel, Urgency urgency) {
            this.channel = channel;
            this.urgency = urgency;
        }

        /** Invites these; what stopped it, or null when each of them is in or known to be refused. */
        @Nullable
        Attempt invite(List<UserId> people) {
            if (people.isEmpty()) {
                return null;
            }
            Map<String, String> arguments = Map.of("channel", channel.value(), "users",
                    people.stream().map(UserId::value).collect(Collectors.joining(",")), "force", "true");
            return switch (client.call(SlackMethod.CONVERSATIONS_INVITE, arguments, urgency)) {
                case SlackAnswer.Ok(JsonNode body) -> {
                    note(body, people);
                    yield null;
                }
                case SlackAnswer.Refused(String error, Optional<String> needed, JsonNode body) when ABOUT_PEOPLE.contains(error)
                        || body.path("errors").size() > 0 ->
                    withoutRefused(people, error, body);
                case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.CONVERSATIONS_INVITE, trouble);
            };
        }

        private @Nullable Attempt withoutRefused(List<UserId> people, String error, JsonNode body) {
            if (people.size() == 1) {
                note(people.getFirst(), error);
                return null;
            }
            Set<UserId> named = note(body, people);
            if (!named.isEmpty()) {
                List<UserId> others = new ArrayList<>(people);
                others.removeAll(named);
                return invite(others);
            }
            int half = people.size() / 2;
            Attempt stopped = invite(people.subList(0, half));
            return stopped != null ? stopped : invite(people.subList(half, people.size()));
        }

        /** Notes whom Slack names; those of the people asked for. */
        private Set<UserId> note(JsonNode body, List<UserId> people) {
            Set<UserId> named = new LinkedHashSet<>();
            for (JsonNode one : body.path("errors")) {
                Optional<UserId> user = Json.text(one, "/user").map(UserId::new).filter(people::contains);
                user.ifPresent(person -> {
                    named.add(person);
                    note(person, one.path("error").asText("unknown_error"));
                });
            }
            return named;
        }

        private void note(UserId person, String error) {
            if (!THERE.contains(error)) {
                refused.put(person, error);
            }
        }
    }
}
