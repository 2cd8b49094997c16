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
import dev.muster.bot.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to Slack within the limits. Never waits: what would be too early is answered {@link SlackAnswer.RateLimited} unsent. */
public final class SlackClient {
    private static final Logger LOG = LoggerFactory.getLogger(SlackClient.class);

    private final SlackHttp http;
    private final RateBudget budget;
    private final SlackMetrics metrics;
    private final Clock clock;
    private final SlackPulse pulse = new SlackPulse();

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
        pulse.called(method, answer, clock.instant());
        if (answer instanceof SlackAnswer.RateLimited(Duration pause)) {
            budget.close(method, channel, pause);
        }
        return answer;
    }

    /** Whether Slack answers at present. */
    public SlackPulse pulse() {
        return pulse;
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
        log(name, answer);
        return answer;
    }

    /** Nothing of what was sent or came back, but for Slack's word for what is wrong. */
    private static void log(String name, SlackAnswer answer) {
        switch (answer) {
            case SlackAnswer.Ok ok -> LOG.atDebug().addKeyValue(LogField.METHOD, name).log("Slack did it");
            case SlackAnswer.RateLimited limited -> LOG.atDebug().addKeyValue(LogField.METHOD, name)
                    .log("Slack asks to wait {}", limited.pause());
            case SlackAnswer.Refused refused -> LOG.atInfo().addKeyValue(LogField.METHOD, name)
                    .addKeyValue(LogField.ERROR, refused.error()).log("Slack refused a call");
            case SlackAnswer.Failed failed -> LOG.atInfo().addKeyValue(LogField.METHOD, name)
                    .addKeyValue(LogField.ERROR, failed.why()).log("Slack was not reached");
            case SlackAnswer.Unclear unclear -> LOG.atInfo().addKeyValue(LogField.METHOD, name)
                    .addKeyValue(LogField.ERROR, unclear.why()).log("Slack did not answer");
        }
    }
}
