package dev.muster.launcher.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the bot is told at its start.
 *
 * @param appToken chooses Socket Mode; empty for HTTP
 * @param slackApi the workspace's Web API, with a slash at its end
 * @param folder   takes its database and its log
 */
public record BotSettings(String botToken, String signingSecret, String appToken, URI slackApi, Path folder, int port,
        String apiToken) {

    public BotSettings {
        folder = folder.toAbsolutePath();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether it opens a socket to Slack instead of being called. */
    public boolean bySocket() {
        return !appToken.isEmpty();
    }

    /** Where it wants Slack's requests. */
    public URI requestUrl() {
        return address().resolve("/slack/events");
    }

    /** The SQLite file. */
    public Path database() {
        return folder.resolve("muster.db");
    }

    /** Takes everything that the bot prints. */
    public Path log() {
        return folder.resolve("bot.log");
    }

    /** The environment that says so. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SLACK_BOT_TOKEN", botToken);
        if (appToken.isEmpty()) {
            environment.put("SLACK_SIGNING_SECRET", signingSecret);
        } else {
            environment.put("SLACK_APP_TOKEN", appToken);
        }
        environment.put("SLACK_API_URL", slackApi.toString());
        environment.put("MUSTER_DATABASE_URL", databaseUrl());
        environment.put("MUSTER_HTTP_HOST", "127.0.0.1");
        environment.put("MUSTER_HTTP_PORT", Integer.toString(port));
        environment.put("MUSTER_PUBLIC_URL", "http://localhost:" + port);
        environment.put("MUSTER_API_TOKEN", apiToken);
        return environment;
    }

    /** The address of its database. */
    public String databaseUrl() {
        return "jdbc:sqlite:" + database();
    }

    /** Says nothing of the secrets. */
    @Override
    public String toString() {
        return "bot at %s, database %s, log %s".formatted(address(), database(), log());
    }
}
