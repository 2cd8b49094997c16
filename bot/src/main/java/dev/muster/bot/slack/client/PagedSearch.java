package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Urgency;

/**
 * Looks through a list that Slack gives page by page. A search that is cut short, by a limit or a failure, goes on where
 * it stopped when it is asked for again: a large workspace has more pages than a minute has calls.
 */
final class PagedSearch {
    private static final int PAGES_AT_ONCE = 10;
    /** Well within the lease of the effect that is waiting for it. */
    private static final Duration LONGEST_AT_ONCE = Duration.ofSeconds(20);
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final SlackClient client;
    private final Clock clock;
    private final Cache<String, String> cursors;

    /** What came of a search. */
    sealed interface Result<T> {}

    /** There it is. */
    record Found<T>(T value) implements Result<T> {}

    /** The whole list was read, and it is not there. */
    record Absent<T>() implements Result<T> {}

    /** Nobody knows yet, or ever; how to go on. */
    record NotNow<T>(Attempt attempt) implements Result<T> {}

    PagedSearch(SlackClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.cursors = Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REMEMBERED_FOR).ticker(() -> nanos(clock))
                .build();
    }

    /**
     * Searches on.
     *
     * @param key    names the search, the same when it is asked for again
     * @param inPage finds it in one page
     */
    <T> Result<T> find(String key, SlackMethod method, Map<String, String> arguments, Urgency urgency,
            Function<JsonNode, Optional<T>> inPage) {
        Instant stopAt = clock.instant().plus(LONGEST_AT_ONCE);
        for (int page = 0; page < PAGES_AT_ONCE && clock.instant().isBefore(stopAt); page++) {
            Map<String, String> withCursor = new LinkedHashMap<>(arguments);
            Optional.ofNullable(cursors.getIfPresent(key)).ifPresent(cursor -> withCursor.put("cursor", cursor));
            switch (client.call(method, withCursor, urgency)) {
                case SlackAnswer.Trouble trouble -> {
                    if (trouble instanceof SlackAnswer.Refused) {
                        cursors.invalidate(key);
                    }
                    return new NotNow<>(Refusals.attempt(method, trouble));
                }
                case SlackAnswer.Ok(JsonNode body) -> {
                    Optional<T> found = inPage.apply(body);
                    Optional<String> next = Json.text(body, "/response_metadata/next_cursor");
                    if (found.isPresent() || next.isEmpty()) {
                        cursors.invalidate(key);
                        return found.<Result<T>>map(Found::new).orElseGet(Absent::new);
                    }
                    cursors.put(key, next.get());
                }
            }
        }
        return new NotNow<>(new Attempt.NotYet(method + ": still looking", Duration.ZERO));
    }

    private static long nanos(Clock clock) {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
