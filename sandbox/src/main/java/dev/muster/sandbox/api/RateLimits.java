package dev.muster.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts calls per method over the last minute, and posts per channel: one a second, three in a burst. */
final class RateLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int BURST = 3;

    private record Bucket(double tokens, Instant at) {}

    private final Clock clock;
    private final Map<String, Deque<Instant>> calls = new HashMap<>();
    private final Map<String, Bucket> posts = new HashMap<>();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a call; how long to wait where it is one too many, else zero. */
    synchronized Duration call(String method, int perMinute) {
        Instant now = clock.instant();
        Deque<Instant> recent = calls.computeIfAbsent(method, m -> new ArrayDeque<>());
        Instant oldest = recent.peek();
        while (oldest != null && !oldest.plus(WINDOW).isAfter(now)) {
            recent.poll();
            oldest = recent.peek();
        }
        if (recent.size() < perMinute || oldest == null) {
            recent.add(now);
            return Duration.ZERO;
        }
        return Duration.between(now, oldest.plus(WINDOW));
    }

    /** Counts a post into a channel; how long to wait where it is one too many, else zero. */
    synchronized Duration post(String channel) {
        Instant now = clock.instant();
        Bucket before = posts.getOrDefault(channel, new Bucket(BURST, now));
        double tokens = Math.min(BURST, before.tokens() + Duration.between(before.at(), now).toMillis() / 1000.0);
        if (tokens < 1) {
            return Duration.ofMillis((long) Math.ceil((1 - tokens) * 1000));
        }
        posts.put(channel, new Bucket(tokens - 1, now));
        return Duration.ZERO;
    }
}
