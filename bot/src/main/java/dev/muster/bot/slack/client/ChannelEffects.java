package dev.muster.bot.slack.client;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;

/** What an incident's channel shows around its messages: topic, purpose, pins and bookmarks. */
final class ChannelEffects {
    private static final Set<String> ARCHIVED = Set.of("is_archived", "is_inactive", "channel_is_archived");

    private final SlackClient client;
    private final SlackPorts ports;

    ChannelEffects(SlackClient client, SlackPorts ports) {
        this.client = client;
        this.ports = ports;
    }

    /** Drawn before it is known where: meanwhile the incident may move to a private channel, and then it belongs there. */
    Attempt setTopic(ChannelEffect.SetTopic effect) {
        String topic = Texts.clip(ports.rendering().topic(effect.of()), Texts.LONGEST_TOPIC);
        return inChannel(effect.of(), channel -> adorned(SlackMethod.CONVERSATIONS_SET_TOPIC, client.call(
                SlackMethod.CONVERSATIONS_SET_TOPIC, Map.of("channel", channel.value(), "topic", topic), effect.urgency())));
    }

    Attempt setPurpose(ChannelEffect.SetPurpose effect) {
        return inChannel(effect.of(), channel -> adorned(SlackMethod.CONVERSATIONS_SET_PURPOSE,
                client.call(SlackMethod.CONVERSATIONS_SET_PURPOSE,
                        Map.of("channel", channel.value(), "purpose", Texts.clip(effect.purpose(), Texts.LONGEST_TOPIC)),
                        effect.urgency())));
    }

    Attempt pin(ChannelEffect.Pin effect) {
        MessageRef message = effect.message();
        SlackAnswer answer = client.call(SlackMethod.PINS_ADD,
                Map.of("channel", message.channel().value(), "timestamp", message.ts().value()), effect.urgency());
        if (answer instanceof SlackAnswer.Refused refused && refused.error().equals("already_pinned")) {
            return new Attempt.Succeeded(new EffectResult.Done());
        }
        return adorned(SlackMethod.PINS_ADD, answer);
    }

    Attempt addBookmark(QueuedEffect queued, ChannelEffect.AddBookmark effect) {
        return inChannel(effect.of(), channel -> {
            if (queued.outcomeUnknown()) {
                switch (client.call(SlackMethod.BOOKMARKS_LIST, Map.of("channel_id", channel.value()), effect.urgency())) {
                    case SlackAnswer.Ok(JsonNode body) -> {
                        if (holds(body, effect)) {
                            return new Attempt.Succeeded(new EffectResult.Done());
                        }
                    }
                    case SlackAnswer.Trouble trouble -> {
                        return Refusals.attempt(SlackMethod.BOOKMARKS_LIST, trouble);
                    }
                }
            }
            return adorned(SlackMethod.BOOKMARKS_ADD, client.call(SlackMethod.BOOKMARKS_ADD,
                    Map.of("channel_id", channel.value(), "title", effect.title(), "type", "link", "link", effect.url()),
                    effect.urgency()));
        });
    }

    /**
     * For good, as far as we are concerned: so only what was meant, and only while that is wanted still. Somebody may have been
     * quicker.
     */
    Attempt archive(ChannelEffect.ArchiveChannel effect) {
        return inChannel(effect.of(), present -> {
            ChannelId channel = effect.channel() == null ? present : effect.channel();
            if (!channel.equals(present) || !ports.channels().isArchivingWanted(effect.of())) {
                return new Attempt.Succeeded(new EffectResult.Done());
            }
            SlackAnswer answer = client.call(SlackMethod.CONVERSATIONS_ARCHIVE, Map.of("channel", channel.value()),
                    effect.urgency());
            boolean already = answer instanceof SlackAnswer.Refused refused && refused.error().equals("already_archived");
            return already || answer instanceof SlackAnswer.Ok
                    ? new Attempt.Succeeded(new EffectResult.Archived(channel))
                    : done(SlackMethod.CONVERSATIONS_ARCHIVE, answer);
        });
    }

    /**
     * What becomes of anything in the channel of an incident that has none: Slack refused to make it, which was told then. It
     * ends in the log, where a private incident has no name.
     */
    static Attempt noChannel() {
        return new Attempt.Impossible("The incident has no channel in Slack.");
    }

    private Attempt inChannel(IncidentId incident, Function<ChannelId, Attempt> act) {
        Optional<ChannelId> channel = ports.channels().of(incident);
        return channel.isEmpty() ? noChannel() : act.apply(channel.get());
    }

    private static boolean holds(JsonNode list, ChannelEffect.AddBookmark effect) {
        for (JsonNode bookmark : list.path("bookmarks")) {
            if (bookmark.path("link").asText().equals(effect.url()) && bookmark.path("title").asText().equals(effect.title())) {
                return true;
            }
        }
        return false;
    }

    /** These are not in step with what is posted: where the channel was archived meanwhile, nobody misses them. */
    private static Attempt adorned(SlackMethod method, SlackAnswer answer) {
        return answer instanceof SlackAnswer.Refused refused && ARCHIVED.contains(refused.error())
                ? new Attempt.Succeeded(new EffectResult.Done())
                : done(method, answer);
    }

    private static Attempt done(SlackMethod method, SlackAnswer answer) {
        return switch (answer) {
            case SlackAnswer.Ok ok -> new Attempt.Succeeded(new EffectResult.Done());
            case SlackAnswer.Trouble trouble -> Refusals.attempt(method, trouble);
        };
    }
}
