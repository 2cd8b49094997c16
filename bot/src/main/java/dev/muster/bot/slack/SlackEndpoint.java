package dev.muster.bot.slack;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * The door through which Slack comes in by HTTP. Nothing is even looked at before the signature is known to be right.
 */
public final class SlackEndpoint {
    private final Signature signature;
    private final SlackPayloads payloads;

    /**
     * @param signingSecret never blank: without it anybody could speak for Slack
     * @throws IllegalArgumentException when the signing secret is blank
     */
    public SlackEndpoint(String signingSecret, SlackPayloads payloads, InstantSource clock) {
        this.signature = new Signature(signingSecret, clock);
        this.payloads = payloads;
    }

    /** Answers one request. Never throws; 500 and 503 ask Slack to tell an event again. */
    public SlackResponse handle(SlackRequest request) {
        return signature.isOn(request)
                ? payloads.ofHttp(new String(request.body(), StandardCharsets.UTF_8), retry(request))
                : SlackResponse.text(401, "unauthorized");
    }

    /** Slack counts what it sends again. */
    private static int retry(SlackRequest request) {
        return request.header("X-Slack-Retry-Num").filter(number -> number.matches("[0-9]{1,4}")).map(Integer::parseInt)
                .orElse(0);
    }
}
