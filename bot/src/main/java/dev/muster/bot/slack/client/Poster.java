package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;

/**
 * Posts a message once. Slack has no key against doubles, so each message carries its effect's number in its metadata,
 * and after an attempt with an unknown end the channel is searched for that number before anything is sent again.
 */
final class Poster {
    /** How far Slack's clock may be behind ours. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    /** How long Slack may still be at work on a request whose line broke; a message that is not there before may yet come. */
    private static final Duration PENDING = Duration.ofSeconds(5);
    private static final String EFFECT = "effect";
    private static final String REVISION = "revision";

    private final SlackClient client;
    private final PagedSearch search;
    private final Clock clock;
    /** When the line broke on an effect. Forgotten with the process: whoever takes over comes a whole lease later. */
    private final Cache<Long, Instant> brokenAt = Caffeine.newBuilder().maximumSize(10_000).build();

    /** A message of ours that stands in Slack. */
    record Standing(MessageRef ref, String text, JsonNode blocks, long revision) {}

    /** What came of posting. */
    sealed interface Posting {
        record Stands(Standing message) implements Posting {}

        record Not(Attempt attempt) implements Posting {}
    }

    Poster(SlackClient client, PagedSearch search, Clock clock) {
        this.client = client;
        this.search = search;
        this.clock = clock;
    }

    /** Looks for the message of an effect; the whole of what was posted since the effect was committed is searched. */
    PagedSearch.Result<Standing> look(QueuedEffect effect, Place.At place, Urgency urgency) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("channel", place.channel().value());
        arguments.put("oldest", oldest(effect.committedAt()));
        arguments.put("inclusive", "true");
        arguments.put("include_all_metadata", "true");
        arguments.put("limit", "200");
        place.thread().ifPresent(root -> arguments.put("ts", root.value()));
        SlackMethod method = place.thread().isPresent() ? SlackMethod.CONVERSATIONS_REPLIES : SlackMethod.CONVERSATIONS_HISTORY;
        PagedSearch.Result<Standing> result = search.find("post:" + effect.id(), method, arguments, urgency,
                page -> inPage(page, effect, place));
        Duration pending = pending(effect);
        return result instanceof PagedSearch.Absent<Standing> && pending.isPositive()
                ? new PagedSearch.NotNow<>(new Attempt.NotYet("it may still arrive", pending))
                : result;
    }

    private Duration pending(QueuedEffect effect) {
        Instant broken = brokenAt.getIfPresent(effect.id());
        return broken == null ? Duration.ZERO : Duration.between(clock.instant(), broken.plus(PENDING));
    }

    /** Posts, whatever was posted before. */
    Posting post(QueuedEffect effect, Place.At place, Rendering.Rendered rendered, Urgency urgency) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("channel", place.channel().value());
        arguments.putAll(body(effect, rendered));
        place.thread().ifPresent(root -> arguments.put("thread_ts", root.value()));
        arguments.put("unfurl_links", "false");
        arguments.put("unfurl_media", "false");
        return switch (client.call(SlackMethod.CHAT_POST_MESSAGE, arguments, urgency)) {
            case SlackAnswer.Ok(JsonNode answer) -> ts(answer).<Posting>map(ts -> new Posting.Stands(new Standing(
                    new MessageRef(place.channel(), ts), rendered.text(), rendered.blocks(), rendered.revision())))
                    .orElseGet(() -> new Posting.Not(new Attempt.Unknown("chat.postMessage: ok without a ts")));
            case SlackAnswer.Trouble trouble -> {
                if (trouble instanceof SlackAnswer.Unclear unclear && unclear.pending()) {
                    brokenAt.put(effect.id(), clock.instant());
                }
                yield new Posting.Not(Refusals.attempt(SlackMethod.CHAT_POST_MESSAGE, trouble));
            }
        };
    }

    /** The arguments that say what a message shows, for posting and updating. */
    static Map<String, String> body(QueuedEffect effect, Rendering.Rendered rendered) {
        Map<String, Object> payload = new LinkedHashMap<>(rendered.eventPayload());
        payload.put(EFFECT, effect.id());
        payload.put(REVISION, rendered.revision());
        return Map.of("text", Texts.clip(rendered.text(), Texts.LONGEST_TEXT), "blocks", rendered.blocks().toString(), "metadata",
                Json.write(Map.of("event_type", rendered.eventType(), "event_payload", payload)));
    }

    /** The earliest time, as Slack writes it, at which an effect can have done anything. */
    static String oldest(Instant committedAt) {
        return committedAt.minus(CLOCK_SKEW).getEpochSecond() + ".000000";
    }

    private static Optional<Standing> inPage(JsonNode page, QueuedEffect effect, Place.At place) {
        for (JsonNode message : page.path("messages")) {
            JsonNode payload = message.at("/metadata/event_payload");
            if (payload.path(EFFECT).asText().equals(Long.toString(effect.id()))) {
                JsonNode blocks = message.path("blocks").isArray() ? message.path("blocks") : Json.MAPPER.createArrayNode();
                return ts(message).map(ts -> new Standing(new MessageRef(place.channel(), ts), message.path("text").asText(""),
                        blocks, payload.path(REVISION).asLong(0)));
            }
        }
        return Optional.empty();
    }

    private static Optional<SlackTs> ts(JsonNode node) {
        return Json.text(node, "/ts").filter(SlackTs::isWellFormed).map(SlackTs::new);
    }
}
