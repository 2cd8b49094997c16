package dev.muster.bot.slack.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.UserId;

/**
 * Asks which of the people of a user group or a channel is meant. Where Slack does not tell who they are, those in the
 * incident's channel are offered. Who is in a private channel only its members are shown.
 */
final class GroupEffects {
    /** More nobody can choose from at a glance, and each unknown name costs a call. */
    private static final int MOST_NAMED = 8;
    private static final String UNREAD = " I cannot see who is in it; these are the people here.";

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
        if (!effect.group().startsWith("S")) {
            return ofChannel(queued, effect);
        }
        return switch (client.call(SlackMethod.USERGROUPS_USERS_LIST, Map.of("usergroup", effect.group()), effect.urgency())) {
            case SlackAnswer.Ok(JsonNode body) -> answer(queued, effect, people(body.path("users")));
            case SlackAnswer.Refused refused -> answer(queued, effect, List.of());
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.USERGROUPS_USERS_LIST, trouble);
        };
    }

    private Attempt ofChannel(QueuedEffect queued, PersonalEffect.AskWhichOf effect) {
        return switch (client.call(SlackMethod.CONVERSATIONS_MEMBERS, Map.of("channel", effect.group(), "limit", "200"),
                effect.urgency())) {
            case SlackAnswer.Ok(JsonNode body) -> {
                List<UserId> members = people(body.path("members"));
                boolean shown = asking(effect.replyTo()).filter(members::contains).isPresent() || isPublic(effect);
                yield shown ? answer(queued, effect, inBothFirst(members, effect.question().people())) : unread(queued, effect);
            }
            case SlackAnswer.Refused refused -> unread(queued, effect);
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.CONVERSATIONS_MEMBERS, trouble);
        };
    }

    private boolean isPublic(PersonalEffect.AskWhichOf effect) {
        return client.call(SlackMethod.CONVERSATIONS_INFO, Map.of("channel", effect.group()),
                effect.urgency()) instanceof SlackAnswer.Ok(JsonNode body) && !body.at("/channel/is_private").asBoolean(true);
    }

    private Attempt unread(QueuedEffect queued, PersonalEffect.AskWhichOf effect) {
        Content.WhichPerson question = effect.question();
        return privately.answer(queued, new PersonalEffect.Answer(effect.key(), effect.replyTo(),
                question.because(question.why() + UNREAD)));
    }

    private static Optional<UserId> asking(ReplyTo replyTo) {
        return Optional.ofNullable(switch (replyTo) {
            case ReplyTo.ResponseUrl url -> url.person();
            case ReplyTo.Whisper whisper -> whisper.person();
            case ReplyTo.Direct direct -> direct.person();
        });
    }

    private static List<UserId> inBothFirst(List<UserId> members, List<UserId> here) {
        return Stream.concat(here.stream().filter(members::contains), members.stream()).distinct().toList();
    }

    private static List<UserId> people(JsonNode ids) {
        List<UserId> people = new ArrayList<>();
        ids.forEach(user -> people.add(new UserId(user.asText())));
        return people;
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
