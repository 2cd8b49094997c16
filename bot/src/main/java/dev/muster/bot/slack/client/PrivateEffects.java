package dev.muster.bot.slack.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.UserId;

/**
 * What only one person sees: answers and forms. They leave no trace that could be looked for, so whatever may have
 * arrived is not sent again: a form that opens twice is worse than one to be asked for again.
 */
final class PrivateEffects {
    /** The person is not where they asked, or we are not: a direct message reaches them all the same. */
    private static final Set<String> NOT_THERE = Set.of("user_not_in_channel", "not_in_channel", "channel_not_found",
            "is_archived");
    /** The trigger lives three seconds: waiting as usual would outlive it. */
    private static final Duration FORM_PAUSE = Duration.ofMillis(300);

    private final SlackClient client;
    private final MessageEffects messages;
    private final SlackPorts ports;

    PrivateEffects(SlackClient client, MessageEffects messages, SlackPorts ports) {
        this.client = client;
        this.messages = messages;
        this.ports = ports;
    }

    Attempt openForm(QueuedEffect queued, PersonalEffect.OpenForm effect) {
        if (queued.outcomeUnknown()) {
            return new Attempt.Impossible(PersonalEffect.OpenForm.MAY_HAVE_OPENED);
        }
        Map<String, String> arguments = Map.of("trigger_id", effect.triggerId(), "view",
                ports.rendering().view(effect.form()).toString());
        Attempt attempt = switch (client.call(SlackMethod.VIEWS_OPEN, arguments, effect.urgency())) {
            case SlackAnswer.Ok ok -> new Attempt.Succeeded(new EffectResult.Done());
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.VIEWS_OPEN, trouble);
        };
        if (attempt instanceof Attempt.Unknown(String why)) {
            return new Attempt.Impossible(PersonalEffect.OpenForm.MAY_HAVE_OPENED + " (" + why + ")");
        }
        return attempt instanceof Attempt.NotYet notYet && notYet.pause() == null
                ? new Attempt.NotYet(notYet.why(), FORM_PAUSE)
                : attempt;
    }

    Attempt answer(QueuedEffect queued, PersonalEffect.Answer effect) {
        return switch (effect.replyTo()) {
            case ReplyTo.Direct(UserId person) -> messages.direct(queued, person, effect.content(), Optional.empty(),
                    effect.urgency());
            case ReplyTo.ResponseUrl to -> atMostOnce(queued, effect, rendered -> toResponseUrl(queued, effect, to, rendered));
            case ReplyTo.Whisper whisper -> atMostOnce(queued, effect, rendered -> whisper(queued, effect, whisper, rendered));
        };
    }

    private Attempt atMostOnce(QueuedEffect queued, PersonalEffect.Answer effect, Function<Rendering.Rendered, Attempt> send) {
        if (queued.outcomeUnknown()) {
            return maybeArrived("interrupted");
        }
        Optional<Rendering.Rendered> rendered = ports.rendering().message(effect.content(), Optional.empty());
        if (rendered.isEmpty()) {
            return new Attempt.Succeeded(new EffectResult.Done());
        }
        Attempt attempt = send.apply(rendered.get());
        return attempt instanceof Attempt.Unknown(String why) ? maybeArrived(why) : attempt;
    }

    /** Slack takes answers there for half an hour, or five of them; a direct message reaches the person even then. */
    private Attempt toResponseUrl(QueuedEffect queued, PersonalEffect.Answer effect, ReplyTo.ResponseUrl to,
            Rendering.Rendered rendered) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("response_type", "ephemeral").put("replace_original", false)
                .put("text", Texts.clip(rendered.text(), Texts.LONGEST_TEXT));
        body.set("blocks", rendered.blocks());
        UserId person = to.person();
        return switch (client.respond(to.url(), body)) {
            case SlackAnswer.Ok ok -> new Attempt.Succeeded(new EffectResult.Done());
            case SlackAnswer.Refused refused when person != null -> messages.direct(queued, person, effect.content(),
                    Optional.empty(), effect.urgency());
            case SlackAnswer.Trouble trouble -> Refusals.attempt("response_url", false, trouble);
        };
    }

    private Attempt whisper(QueuedEffect queued, PersonalEffect.Answer effect, ReplyTo.Whisper to, Rendering.Rendered rendered) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("channel", to.channel().value());
        arguments.put("user", to.person().value());
        arguments.put("text", Texts.clip(rendered.text(), Texts.LONGEST_TEXT));
        arguments.put("blocks", rendered.blocks().toString());
        if (to.thread() != null) {
            arguments.put("thread_ts", to.thread().value());
        }
        return switch (client.call(SlackMethod.CHAT_POST_EPHEMERAL, arguments, effect.urgency())) {
            case SlackAnswer.Ok ok -> new Attempt.Succeeded(new EffectResult.Done());
            case SlackAnswer.Refused refused when NOT_THERE.contains(refused.error()) -> messages.direct(queued, to.person(),
                    effect.content(), Optional.empty(), effect.urgency());
            case SlackAnswer.Trouble trouble -> Refusals.attempt(SlackMethod.CHAT_POST_EPHEMERAL, trouble);
        };
    }

    private static Attempt maybeArrived(String why) {
        return new Attempt.Impossible("The answer may have arrived; it is not sent twice. (" + why + ")");
    }
}
