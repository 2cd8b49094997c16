package dev.muster.bot.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.socket_mode.SocketModeClient;
import dev.muster.bot.time.Backoff;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.api.Fault;
import dev.muster.sandbox.socket.AppSockets.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of docs/decisions/0004: how fast envelopes are acknowledged that nobody has to work on, and how long the app
 * is without a socket after each failure; the SDK's client against our own. Its name keeps it out of the build; it runs with
 * {@code mvn -pl bot -am test -Dtest=SocketBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SocketBench {
    private static final Logger LOG = LoggerFactory.getLogger(SocketBench.class);
    private static final int WARM_UP = 300;
    private static final int ONE_BY_ONE = 500;
    private static final int SIDE_BY_SIDE = 5_000;
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final String EVENT = """
            {"type":"event_callback","event_id":"Ev1","team_id":"T1","api_app_id":"A1","event_time":1,
             "event":{"type":"app_mention","user":"U1","text":"hello","ts":"1.000001","channel":"C1","event_ts":"1.000001"}}""";

    /** Who opens the socket. */
    enum Client {
        OURS {
            @Override
            AutoCloseable start(Sandbox slack) {
                SocketPace usual = SocketPace.usual();
                SocketPace pace = new SocketPace(
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new SplittableRandom(1)), usual.connect(),
                        usual.pingAfter(), usual.pongWithin());
                SocketMode socket = new SocketMode(new SocketMode.Slack(URI.create(slack.apiUrl()), slack::appToken),
                        (type, payload, retry) -> new Envelopes.Answer.Kept(Optional.empty()), pace, Clock.systemUTC(),
                        System::nanoTime,
                        SocketMetrics.none(), away -> {});
                socket.start();
                return () -> socket.stop(Duration.ofSeconds(5));
            }
        },
        SDK_WITH_10_THREADS {
            @Override
            AutoCloseable start(Sandbox slack) throws Exception {
                SlackConfig config = new SlackConfig();
                config.setProxyUrl(null);
                config.setMethodsEndpointUrlPrefix(slack.apiUrl());
                Slack sdk = Slack.getInstance(config);
                App app = new App(AppConfig.builder().slack(sdk).signingSecret("unused").build(), sdk, new ArrayList<>());
                app.event(AppMentionEvent.class, (payload, context) -> context.ack());
                SocketModeApp socket = new SocketModeApp(slack.appToken(), app, SocketModeClient.Backend.JavaWebSocket, 10);
                socket.startAsync();
                return () -> {
                    socket.stop();
                    sdk.close();
                };
            }
        };

        abstract AutoCloseable start(Sandbox slack) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void envelopes_a_second_and_the_time_of_one(Client client) throws Exception {
        try (Sandbox slack = workspace(1); AutoCloseable app = client.start(slack)) {
            assertThat(app).satisfies(started -> assertThat(within(LONGEST, slack::isConnected)).isNotNegative());
            oneByOne(slack, WARM_UP);
            long[] took = oneByOne(slack, ONE_BY_ONE);
            LOG.info("{}: one by one, p50 {} ms, p99 {} ms, {} a second", client, ms(took[took.length / 2]),
                    ms(took[took.length * 99 / 100]), Math.round(took.length / (Arrays.stream(took).sum() / 1e9)));
        }
        try (Sandbox slack = workspace(16); AutoCloseable app = client.start(slack)) {
            assertThat(app).satisfies(started -> assertThat(within(LONGEST, slack::isConnected)).isNotNegative());
            oneByOne(slack, WARM_UP);
            long from = System.nanoTime();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                slack.deliverRaw(EVENT);
            }
            slack.quiet(Duration.ofMinutes(2));
            LOG.info("{}: sixteen at once, {} a second", client, Math.round(SIDE_BY_SIDE / ((System.nanoTime() - from) / 1e9)));
            assertThat(slack.deliveries()).allMatch(delivery -> delivery.status() == 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void how_long_there_is_no_socket(Client client) throws Exception {
        after(client, "cut", slack -> slack.sockets().drop());
        after(client, "closed", slack -> slack.sockets().closeAll());
        after(client, "refresh_requested", slack -> slack.sockets().disconnect(Reason.REFRESH_REQUESTED));
        after(client, "cut, and once ok:false", slack -> {
            slack.faults().next("apps.connections.open", Fault.error("internal_error"));
            slack.sockets().drop();
        });
        after(client, "cut, and once HTTP 500", slack -> {
            slack.faults().next("apps.connections.open", Fault.status(500, "<html>"));
            slack.sockets().drop();
        });
        after(client, "silent", slack -> slack.sockets().silence());
    }

    private interface Failure {
        void of(Sandbox slack);
    }

    private static void after(Client client, String what, Failure failure) throws Exception {
        try (Sandbox slack = workspace(1); AutoCloseable app = client.start(slack)) {
            assertThat(app).satisfies(started -> assertThat(within(LONGEST, slack::isConnected)).isNotNegative());
            oneByOne(slack, 5);
            // The SDK opens two at its start.
            assertThat(within(Duration.ofSeconds(3), () -> false)).isNegative();
            int before = slack.sockets().everOpened();
            failure.of(slack);
            long took = within(LONGEST, () -> slack.sockets().everOpened() > before);
            LOG.info("{}: {}: {}", client, what, took < 0 ? "no socket in " + LONGEST : ms(took) + " ms");
        }
    }

    private static Sandbox workspace(int atOnce) {
        Sandbox slack = Sandbox.start(SandboxOptions.defaults().rateLimits(false).deliveriesAtOnce(atOnce));
        slack.switches().socketMode(true);
        return slack;
    }

    private static long[] oneByOne(Sandbox slack, int count) {
        long[] took = new long[count];
        for (int i = 0; i < count; i++) {
            long from = System.nanoTime();
            slack.deliverRaw(EVENT);
            slack.quiet(Duration.ofSeconds(20));
            took[i] = System.nanoTime() - from;
        }
        Arrays.sort(took);
        return took;
    }

    /** How long it took until this was so, in nanoseconds; negative where it was not within that time. */
    private static long within(Duration atMost, BooleanSupplier so) throws InterruptedException {
        long from = System.nanoTime();
        while (System.nanoTime() - from < atMost.toNanos()) {
            if (so.getAsBoolean()) {
                return System.nanoTime() - from;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return -1;
    }

    private static String ms(long nanos) {
        return "%.1f".formatted(nanos / 1e6);
    }
}
