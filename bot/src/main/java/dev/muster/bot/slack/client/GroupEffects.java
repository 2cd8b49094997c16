package dev.muster.bot.slack.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.UserId;

/** Asks which of a user group's people is meant. Where Slack does not tell who they are, those in the channel are offered. */
final class GroupEffects {
    /** More nobody can choose from at a glance, and each unknown name costs a call. */
    private static final int MOST_NAMED = 8;

    private final SlackClient client;
    private final PeopleEffects people;
    private final PrivateEffects privately;
    private final SlackPorts ports;

    GroupEffects(SlackClient client, PeopleEffects people, PrivateEffects privately, SlackPorts ports) {
        this.client = client;
        this.people = people;
        this.privately = privately;
        this.ports = ports;
    }

    Attempt ask(QueuedEffect queued, PersonalEffect.AskWhichOf effect) {
        return switch (client.call(SlackMethod.USERGROUPS_USERS_LIST, Map.of("usergroup", effect.group()), effect.urgency())) {
            case SlackAnswer.Ok(JsonNode body) -> answer(queued, effect, members(body));
            case SlackAnswer.Refused refused -> answer(queued, effect, List.of());
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.USERGROUPS_USERS_LIST, trouble);
        };
    }

    private static List<UserId> members(JsonNode body) {
        List<UserId> members = new ArrayList<>();
        body.path("users").forEach(user -> members.add(new UserId(user.asText())));
        return members;
    }

    private Attempt answer(QueuedEffect queued, PersonalEffect.AskWhichOf effect, List<UserId> members) {
        for (UserId member : members.subList(0, Math.min(MOST_NAMED, members.size()))) {
            if (ports.people().person(member).isEmpty()) {
                // Without a name nobody can be chosen by it; whoever cannot be named is left out.
                Attempt unused = people.lookUp(new Effect.LookUpPerson(member));
            }
        }
        return privately.answer(queued, new PersonalEffect.Answer(effect.key(), effect.replyTo(),
                members.isEmpty() ? effect.question() : effect.question().of(members)));
    }
}
