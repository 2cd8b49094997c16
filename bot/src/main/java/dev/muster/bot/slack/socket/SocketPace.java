package dev.muster.bot.slack.socket;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.muster.bot.time.Backoff;

/**
 * How patient the bot is with its socket.
 *
 * @param backoff    between attempts to open one
 * @param connect    for Slack to give an address, to accept the socket, and to greet on it; each
 * @param pingAfter  silence after which the bot asks whether somebody is there
 * @param pongWithin for the answer to that; later the socket counts as dead
 */
public record SocketPace(Backoff backoff, Duration connect, Duration pingAfter, Duration pongWithin) {
    /** People see their commands fail while a dead socket is not noticed, and a new socket costs next to nothing. */
    public static SocketPace usual() {
        return new SocketPace(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), RandomGenerator.getDefault()),
                Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
}
