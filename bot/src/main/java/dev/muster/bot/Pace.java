package dev.muster.bot;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.muster.bot.slack.client.SlackHttp;
import dev.muster.bot.slack.socket.SocketPace;
import dev.muster.bot.storage.Database;
import dev.muster.bot.time.Backoff;

/**
 * How long the bot waits for others. No setting: nobody would know better than {@link #usual()}.
 *
 * @param backoff       between attempts
 * @param slack         for Slack to answer
 * @param socket        for Slack's socket
 * @param storePatience for another program that holds the SQLite file
 */
record Pace(Backoff backoff, SlackHttp.Timeouts slack, SocketPace socket, Duration storePatience) {
    static Pace usual() {
        return new Pace(Backoff.patient(RandomGenerator.getDefault()), SlackHttp.Timeouts.usual(), SocketPace.usual(),
                Database.PATIENCE);
    }
}
