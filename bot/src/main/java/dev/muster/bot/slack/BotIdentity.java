package dev.muster.bot.slack;

import org.jspecify.annotations.Nullable;

/**
 * Who the bot is in Slack.
 *
 * @param token  {@code xoxb-…}; never printed
 * @param userId the bot's user; null until Slack has said
 * @param teamId the workspace; null until Slack has said
 */
public record BotIdentity(String token, @Nullable String userId, @Nullable String teamId) {
    @Override
    public String toString() {
        return "BotIdentity[token=<hidden>, userId=%s, teamId=%s]".formatted(userId, teamId);
    }
}
