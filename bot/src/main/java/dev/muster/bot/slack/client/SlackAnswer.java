package dev.muster.bot.slack.client;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one call. Only the fields that are needed are ever read from a body: Slack adds and bends the others. */
public sealed interface SlackAnswer {
    /** What the call is called in metrics. */
    String outcome();

    /** Slack did it. */
    record Ok(JsonNode body) implements SlackAnswer {
        @Override
        public String outcome() {
            return "ok";
        }
    }

    /** Anything but {@link Ok}. */
    sealed interface Trouble extends SlackAnswer {}

    /** Slack says that it did not do it, and why. {@code needed} is the scope that is missing, where it is that. */
    record Refused(String error, Optional<String> needed, JsonNode body) implements Trouble {
        @Override
        public String outcome() {
            return "refused";
        }
    }

    /** Too early, by Slack's word or by our own count; certainly not done. */
    record RateLimited(Duration pause) implements Trouble {
        @Override
        public String outcome() {
            return "rate_limited";
        }
    }

    /** Nothing was sent. */
    record Failed(String why) implements Trouble {
        @Override
        public String outcome() {
            return "failed";
        }
    }

    /**
     * It was sent, at least in part, and no answer came that could be trusted: it may have been done. {@code pending} when
     * the line broke before the answer, so that Slack may even be at it still.
     */
    record Unclear(String why, boolean pending) implements Trouble {
        public Unclear(String why) {
            this(why, false);
        }

        @Override
        public String outcome() {
            return "unclear";
        }
    }
}
