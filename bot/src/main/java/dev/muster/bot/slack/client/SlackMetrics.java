package dev.muster.bot.slack.client;

import java.time.Duration;

/** Hears of every call to Slack. Called from many threads; must be quick and never throw. */
@FunctionalInterface
public interface SlackMetrics {
    /**
     * One call ended.
     *
     * @param method  the method's name, or {@code response_url} or {@code upload}
     * @param outcome {@code ok}, {@code refused}, {@code rate_limited}, {@code failed} or {@code unclear}
     */
    void called(String method, String outcome, Duration took);

    /** Hears nothing. */
    static SlackMetrics none() {
        return (method, outcome, took) -> {};
    }
}
