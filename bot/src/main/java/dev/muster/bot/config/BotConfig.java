package dev.muster.bot.config;

import java.net.URI;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.RoleBook;
import dev.muster.bot.incident.closing.ReviewTimes;
import dev.muster.bot.log.LogSettings;
import dev.muster.bot.slack.client.ChannelSettings;

/**
 * All settings of the bot.
 *
 * @param databaseUrl  {@code jdbc:sqlite:PATH} or {@code jdbc:postgresql://…}
 * @param publicUrl    how people reach the bot's pages, without a trailing slash
 * @param roles       the roles that people may have, with their cards
 * @param review      by when reviews are due
 * @param processOwner who looks after how incidents are handled; empty for nobody
 * @param keepDeleted  whether the words of a message deleted in Slack stay in the record
 * @param apiSeesPrivate whether that token reads private incidents, too
 * @param logging      what is logged, and how
 * @param apiToken     the bearer token of the API; empty means that the API is closed
 */
public record BotConfig(Slack slack, String databaseUrl, Http http, String publicUrl, Optional<Secret> apiToken,
        IncidentSettings incidents, RoleBook roles, Timing timing, ReviewTimes review,
        Optional<UserId> processOwner, boolean keepDeleted, boolean apiSeesPrivate, LogSettings logging) {
    /**
     * How Slack is reached.
     *
     * @param botToken        {@code xoxb-…}; required to run
     * @param signingSecret   required in HTTP mode
     * @param appToken        {@code xapp-…}; chooses Socket Mode
     * @param apiUrl          base of the Web API, with a trailing slash
     * @param channels       those that the operator named
     */
    public record Slack(Optional<Secret> botToken, Optional<Secret> signingSecret, Optional<Secret> appToken, URI apiUrl,
            ChannelSettings channels) {
        /** Name (without {@code #}) or id of the channel in which incidents are announced; empty for none. */
        public Optional<String> announceChannel() {
            return channels.announce();
        }
    }

    /** Where the bot listens; port 0 takes any free one. */
    public record Http(String host, int port) {}

    /** Everything but the secrets, of which a database address may hold some. */
    @Override
    public String toString() {
        String database = databaseUrl.replaceAll("//[^/]*@", "//[REDACTED]@").replaceAll("\\?.*", "?[REDACTED]");
        return "BotConfig[slack=%s, database=%s, http=%s, publicUrl=%s, apiToken=%s, incidents=%s, timing=%s, keepDeleted=%s, logging=%s]"
                .formatted(slack, database, http, publicUrl, apiToken, incidents, timing, keepDeleted, logging);
    }
}
