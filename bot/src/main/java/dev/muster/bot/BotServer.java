package dev.muster.bot;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.muster.bot.config.BotConfig;
import dev.muster.bot.effect.OutboxRunner;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.review.Exports;
import dev.muster.bot.slack.ChannelMaking;
import dev.muster.bot.slack.SlackPayloads;
import dev.muster.bot.slack.client.SlackClient;
import dev.muster.bot.slack.client.SlackIdentity;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.event.IncidentChannels;
import dev.muster.bot.slack.socket.SocketMode;
import dev.muster.bot.storage.Database;
import dev.muster.bot.timer.TimerRunner;
import dev.muster.bot.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running bot. It starts from the inside out, so that whatever takes work finds what it needs, and stops from the
 * outside in. It may be killed at any moment: what was decided is in the store, and the next start carries it on.
 */
public final class BotServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BotServer.class);

    /** Shorter gaps are filled by what Slack sends again. */
    private static final Duration TOO_LONG_AWAY = Duration.ofSeconds(30);
    /** Shorter than the ten seconds after which whoever keeps programs running loses patience. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(6);
    /** Slack waits for an answer no longer than this. */
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(3);
    /** Nobody needs the answer that it may wait for. */
    private static final Duration LAST_QUESTION = Duration.ofMillis(500);

    private final Stores stores;
    private final SlackIdentity identity;
    private final OutboxRunner outboxRunner;
    private final TimerRunner timerRunner;
    private final SlackPayloads payloads;
    private final HistoryCatchUp catchUp;
    private final Optional<SocketMode> socket;
    private final WebServer web;
    private final Clock clock;
    private final Forgetting forgetting;

    private BotServer(BotConfig config, Clock clock, Pace pace) {
        this.clock = clock;
        AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
        Meters meters = new Meters();
        this.stores = Stores.over(Database.open(config.databaseUrl(), pace.storePatience(), meters.store()), config.keepDeleted(),
                clock, () -> wake.get().run());
        this.forgetting = new Forgetting(stores.outbox(), clock);
        Wiring wiring = new Wiring(config, clock, stores, meters, pace);
        SlackClient client = wiring.slackClient();
        this.identity = wiring.identity(client);
        Exports exports = wiring.exports();
        IncidentChannels channels = wiring.incidentChannels();
        Incidents incidents = wiring.incidents();
        Conversation conversation = wiring.conversation(incidents);
        ChannelMaking sender = wiring.sender(client, identity, exports, channels, conversation);
        this.outboxRunner = wiring.outboxRunner(sender);
        this.timerRunner = wiring.timerRunner();
        wake.set(this::poke);
        meters.watch(stores, client.pulse(), clock);
        this.catchUp = wiring.historyCatchUp();
        this.payloads = wiring.payloads(conversation, identity, channels, sender, catchUp);
        this.socket = wiring.socket(payloads, this::backAfter);
        this.web = new WebServer(config.http().host(), config.http().port(),
                wiring.routes(payloads, wiring.api(incidents, exports),
                        new Checks(stores, identity, client.pulse(), socket, clock)));
    }

    /**
     * Starts the bot. Slack need not be there: what it is needed for is asked again until it answers.
     *
     * @throws dev.muster.bot.storage.StoreException.TooNew     when a newer version wrote the store
     * @throws dev.muster.bot.storage.StoreException.CannotOpen when the store cannot be opened
     * @throws WebServer.PortTaken                              when somebody else listens on the port
     */
    public static BotServer start(BotConfig config, Clock clock) {
        return start(config, clock, Pace.usual());
    }

    /** As {@link #start(BotConfig, Clock)}, waiting for others as {@code pace} says. */
    static BotServer start(BotConfig config, Clock clock, Pace pace) {
        BotServer server = new BotServer(config, clock, pace);
        try {
            server.begin();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void begin() {
        stores.outbox().takeOver();
        stores.picked().forgetOld(clock.instant());
        catchUp.now();
        new MembersCatchUp(stores.incidents(), stores.outbox()).begin(clock.instant());
        forgetting.start();
        identity.start();
        outboxRunner.start();
        timerRunner.start();
        web.start();
        socket.ifPresent(SocketMode::start);
        log.info("listening on port {}; {}", web.port(), socket.isPresent()
                ? "Slack is reached by Socket Mode"
                : "Slack reaches it by HTTP at /slack/events");
    }

    /** Slack does not tell for ever what it could not tell. */
    private void backAfter(Duration away) {
        if (away.compareTo(TOO_LONG_AWAY) >= 0) {
            catchUp.now();
        }
    }

    /** The port it listens on. */
    public int port() {
        return web.port();
    }

    /** Says that there may be something to send or to time, or that the clock was moved. */
    void poke() {
        outboxRunner.poke();
        timerRunner.poke();
    }

    /** The socket to Slack; empty where Slack comes by HTTP. */
    Optional<SocketMode> socket() {
        return socket;
    }

    /** Does on the calling thread whatever is due at this time of the clock, and waits for what is under way. */
    void drain() {
        socket.ifPresent(SocketMode::runDue);
        identity.askIfDue();
        timerRunner.runDue();
        outboxRunner.drain();
    }

    /** What is kept, for a look from the same process. */
    Stores stores() {
        return stores;
    }

    /** Whether nothing is under way or due at this time of the clock. */
    boolean isIdle() {
        return outboxRunner.isIdle() && socket.map(SocketMode::isIdle).orElse(true)
                && stores.timers().nextDueAt().map(at -> at.isAfter(clock.instant())).orElse(true);
    }

    /** Ends as a kill does: from now on nothing is kept any more, whatever is still under way. */
    void crash() {
        stores.close();
        socket.ifPresent(SocketMode::crash);
        close();
    }

    /** Takes nothing more, ends what is in hand, hands back what cannot end in time, and closes the store: within ten seconds. */
    @Override
    public void close() {
        long until = System.nanoTime() + STOP_WITHIN.toNanos();
        socket.ifPresent(open -> open.stop(FINISH_WITHIN));
        web.close();
        payloads.close();
        timerRunner.windDown();
        outboxRunner.windDown();
        timerRunner.stop(left(until));
        outboxRunner.stop(left(until));
        identity.stop(LAST_QUESTION);
        forgetting.stop(left(until));
        stores.close();
        log.info("stopped");
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }
}
