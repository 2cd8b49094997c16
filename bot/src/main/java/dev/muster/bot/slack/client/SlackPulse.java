package dev.muster.bot.slack.client;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** Whether Slack's Web API answers and takes the token, as far as the last calls show it. */
public final class SlackPulse {
    /** One call that fails is an everyday matter; what fails for longer is an outage. */
    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(null, 0, "", null));

    /** @param failingSince when the first of the calls failed that nothing answered since; null while Slack answers */
    private record Seen(@Nullable Instant failingSince, int failures, String last, @Nullable String tokenRefused) {
        Seen answered(@Nullable String tokenTrouble) {
            return new Seen(null, 0, "", tokenTrouble);
        }

        Seen failed(String why, Instant at) {
            return new Seen(failingSince == null ? at : failingSince, failures + 1, why, tokenRefused);
        }
    }

    /** A call of a method ended. */
    void called(SlackMethod method, SlackAnswer answer, Instant at) {
        seen.updateAndGet(before -> switch (answer) {
            case SlackAnswer.Ok ok -> before.answered(null);
            case SlackAnswer.RateLimited limited -> before.answered(before.tokenRefused());
            case SlackAnswer.Refused refused ->
                before.answered(Refusals.isTokenTrouble(refused.error()) ? refused.error() : null);
            case SlackAnswer.Failed failed -> before.failed(method + ": " + failed.why(), at);
            case SlackAnswer.Unclear unclear -> before.failed(method + ": " + unclear.why(), at);
        });
    }

    /** What is wrong, in a sentence for whoever operates the bot; empty while Slack answers. */
    public Optional<String> trouble(Instant now) {
        Seen present = seen.get();
        Instant since = present.failingSince();
        if (since != null && Duration.between(since, now).compareTo(TOLERATED) >= 0) {
            return Optional.of("Slack has not answered since %s UTC (%d calls failed, the last: %s)."
                    .formatted(TIME.format(since), present.failures(), present.last()));
        }
        return Optional.ofNullable(present.tokenRefused())
                .map(error -> "Slack does not accept the bot token (%s).".formatted(error));
    }
}
