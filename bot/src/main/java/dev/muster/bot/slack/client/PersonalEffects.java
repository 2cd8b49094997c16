package dev.muster.bot.slack.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.timeline.People;

/** What the bot shows single people unasked: the overview for a newcomer and the Home tab. */
final class PersonalEffects {
    /** They left again, or the channel is closed: there is nobody left to be welcomed. */
    private static final Set<String> GONE = Set.of("user_not_in_channel", "not_in_channel", "channel_not_found", "is_archived");
    /** Names are asked for behind everything else; in a crowd it takes a while until it is one's turn. */
    private static final Duration UNTIL_KNOWN = Duration.ofSeconds(2);
    private static final Duration LONGEST_UNTIL_KNOWN = Duration.ofMinutes(1);
    private static final Attempt DONE = new Attempt.Succeeded(new EffectResult.Done());

    private final SlackClient client;
    private final SlackPorts ports;

    PersonalEffects(SlackClient client, SlackPorts ports) {
        this.client = client;
        this.ports = ports;
    }

    /** Shows it once at most: whatever may have arrived is not sent again, and nobody waits for it. */
    Attempt welcome(QueuedEffect queued, PersonalEffect.Welcome effect) {
        Optional<People.Person> person = ports.people().person(effect.person());
        if (person.isEmpty()) {
            Duration wait = UNTIL_KNOWN.multipliedBy(queued.attempts() + 1L);
            return new Attempt.NotYet("not known yet whether it is a person",
                    wait.compareTo(LONGEST_UNTIL_KNOWN) < 0 ? wait : LONGEST_UNTIL_KNOWN);
        }
        if (person.get().bot() || queued.outcomeUnknown() || isLeftBehind(effect)) {
            return DONE;
        }
        return ports.rendering().message(new Content.Overview(effect.about(), true), Optional.empty())
                .map(rendered -> shown(effect, rendered)).orElse(DONE);
    }

    /** Whoever comes into the public channel that a private incident has left is shown nothing of it. */
    private boolean isLeftBehind(PersonalEffect.Welcome effect) {
        return ports.channels().isPrivate(effect.about())
                && !ports.channels().of(effect.about()).equals(Optional.of(effect.channel()));
    }

    private Attempt shown(PersonalEffect.Welcome effect, Rendering.Rendered rendered) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("channel", effect.channel().value());
        arguments.put("user", effect.person().value());
        arguments.put("text", Texts.clip(rendered.text(), Texts.LONGEST_TEXT));
        arguments.put("blocks", rendered.blocks().toString());
        return switch (client.call(SlackMethod.CHAT_POST_EPHEMERAL, arguments, effect.urgency())) {
            case SlackAnswer.Ok ok -> DONE;
            case SlackAnswer.Refused refused when GONE.contains(refused.error()) -> DONE;
            case SlackAnswer.Trouble trouble -> {
                Attempt attempt = Refusals.attempt(SlackMethod.CHAT_POST_EPHEMERAL, trouble);
                yield attempt instanceof Attempt.Unknown ? DONE : attempt;
            }
        };
    }

    Attempt publishHome(PersonalEffect.PublishHome effect) {
        Map<String, String> arguments = Map.of("user_id", effect.person().value(), "view",
                ports.rendering().home(effect.person()).toString());
        return switch (client.call(SlackMethod.VIEWS_PUBLISH, arguments, effect.urgency())) {
            case SlackAnswer.Ok ok -> DONE;
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.VIEWS_PUBLISH, trouble);
        };
    }
}
