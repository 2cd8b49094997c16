package dev.muster.bot.slack.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;

/** Calls to Slack within the limits. Never waits: what would be too early is answered {@link SlackAnswer.RateLimited} unsent. */
public final class SlackClient {
    private final SlackHttp http;
    private final RateBudget budget;
    private final SlackMetrics metrics;
    private final Clock clock;

    public SlackClient(SlackHttp http, RateBudget budget, SlackMetrics metrics, Clock clock) {
        this.http = http;
        this.budget = budget;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Calls a method if there is room for it at this urgency. */
    public SlackAnswer call(SlackMethod method, Map<String, String> arguments, Urgency urgency) {
        Optional<ChannelId> channel = Optional.ofNullable(arguments.get("channel")).map(ChannelId::new);
        Duration wait = budget.tryTake(method, channel, urgency);
        if (!wait.isZero()) {
            return new SlackAnswer.RateLimited(wait);
        }
        SlackAnswer answer = measured(method.wireName(), () -> http.call(method, arguments));
        if (answer instanceof SlackAnswer.RateLimited(Duration pause)) {
            budget.close(method, channel, pause);
        }
        return answer;
    }

    /** Posts to an address that Slack gave with a command or a click. */
    public SlackAnswer respond(String responseUrl, JsonNode body) {
        return measured("response_url", () -> http.postJson(responseUrl, body));
    }

    /** Sends a file's bytes to the address that Slack gave for it. */
    public SlackAnswer upload(String uploadUrl, ExportFile file) {
        return measured("upload", () -> http.upload(uploadUrl, file));
    }

    private SlackAnswer measured(String name, Supplier<SlackAnswer> call) {
        Instant begunAt = clock.instant();
        SlackAnswer answer = call.get();
        metrics.called(name, answer.outcome(), Duration.between(begunAt, clock.instant()));
        return answer;
    }
}
