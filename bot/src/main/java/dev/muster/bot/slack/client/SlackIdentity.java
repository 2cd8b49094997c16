package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.UserId;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.WakeableLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who we are in Slack. Asked for in the background, again until it is known and every few minutes afterwards, so that neither starting
 * nor answering anybody ever waits for it. What is known stays known while Slack is away. Asking also shows, in a night in
 * which nothing else is asked of Slack, whether it is still there.
 */
public final class SlackIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(SlackIdentity.class);
    private static final Duration FRESH_FOR = Duration.ofMinutes(5);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final SlackClient client;
    private final Clock clock;
    private final Backoff backoff;
    private final Consumer<Identity> whenKnown;
    private final WakeableLoop loop;
    private final AtomicReference<@Nullable Identity> known = new AtomicReference<>();
    private volatile Instant askAgainAt = Instant.EPOCH;
    private int failures;

    /**
     * Who we are.
     *
     * @param botUser the bot's user id
     * @param botId   the bot's own id ({@code B…}); empty where Slack does not say
     * @param teamId  the workspace, or the organisation for an app installed there
     * @param name    the bot's user name, without {@code @}
     * @param url     the workspace's address, with a trailing slash; empty where Slack does not say
     */
    public record Identity(UserId botUser, String botId, String teamId, String name, String url) {}

    public SlackIdentity(SlackClient client, Clock clock, Backoff backoff) {
        this(client, clock, backoff, identity -> {});
    }

    /** @param whenKnown told when Slack has said who we are, and when that changes; must not throw */
    public SlackIdentity(SlackClient client, Clock clock, Backoff backoff, Consumer<Identity> whenKnown) {
        this.client = client;
        this.whenKnown = whenKnown;
        this.clock = clock;
        this.backoff = backoff;
        this.loop = new WakeableLoop("slack-identity", LONGEST_SLEEP, this::turn);
    }

    /** Begins to ask in the background. */
    public void start() {
        loop.start();
    }

    /** Stops asking and waits for an answer that is on its way, this long at most; what is known stays known. */
    public void stop(Duration within) {
        loop.stop(within);
    }

    /** Who we are; empty while Slack has not said. */
    public Optional<Identity> known() {
        return Optional.ofNullable(known.get());
    }

    /** Asks now, if it is time; what the background does. */
    public synchronized void askIfDue() {
        if (clock.instant().isBefore(askAgainAt)) {
            return;
        }
        switch (client.call(SlackMethod.AUTH_TEST, Map.of(), Urgency.SOON)) {
            case SlackAnswer.Ok(JsonNode body) when body.path("user_id").isTextual() -> keep(body);
            case SlackAnswer.Ok(JsonNode body) -> failed("an answer without a user");
            case SlackAnswer.RateLimited(Duration pause) -> askAgainAt = clock.instant().plus(pause);
            case SlackAnswer.Refused(String error, Optional<String> needed, JsonNode body) -> failed(error);
            case SlackAnswer.Failed(String why) -> failed(why);
            case SlackAnswer.Unclear(String why, boolean pending) -> failed(why);
        }
    }

    private void keep(JsonNode body) {
        Identity now = new Identity(new UserId(body.path("user_id").asText()), Json.text(body, "/bot_id").orElse(""),
                Json.text(body, "/team_id").orElse(""), Json.text(body, "/user").orElse(""),
                Json.text(body, "/url").orElse(""));
        Identity before = known.getAndSet(now);
        if (!now.equals(before)) {
            LOG.info("in Slack we are @{} ({}) of {}", now.name(), now.botUser(), now.teamId());
            whenKnown.accept(now);
        }
        failures = 0;
        askAgainAt = clock.instant().plus(FRESH_FOR);
    }

    private void failed(String why) {
        failures++;
        Duration wait = backoff.after(failures);
        LOG.warn("Slack did not say who we are ({}), asking again in {}", why, wait);
        askAgainAt = clock.instant().plus(wait);
    }

    private Duration turn() {
        askIfDue();
        return Duration.between(clock.instant(), askAgainAt);
    }
}
