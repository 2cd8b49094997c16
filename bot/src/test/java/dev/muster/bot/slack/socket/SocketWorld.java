package dev.muster.bot.slack.socket;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.time.Backoff;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.time.SandboxClock;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A workspace in Socket Mode and a bot that has only its socket; both clocks are moved by hand. */
final class SocketWorld implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Longer than any pause between attempts. */
    static final Duration NEXT_ATTEMPT = Duration.ofSeconds(31);
    private static final SocketPace PACE = new SocketPace(
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), new SplittableRandom(5)), Duration.ofSeconds(10),
            Duration.ofSeconds(15), Duration.ofSeconds(10));

    /** What came by the socket. */
    record Taken(String type, JsonNode payload) {}

    final SandboxClock clock = SandboxClock.manual(Instant.parse("2026-03-02T03:00:00Z"));
    final AtomicLong nanos = new AtomicLong();
    final Sandbox slack = Sandbox.start(SandboxOptions.defaults().clock(clock));
    final Person anna = slack.person("anna");
    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final List<String> fates = new CopyOnWriteArrayList<>();
    final List<Duration> backAfter = new CopyOnWriteArrayList<>();
    final SocketMode socket;
    private final List<SocketMode> others = new ArrayList<>();
    private @Nullable Channel general;
    volatile Envelopes envelopes = (type, payload, retry) -> new Envelopes.Answer.Kept(Optional.empty());

    SocketWorld() {
        this(Optional.empty());
    }

    /** @param apiUrl where the bot believes Slack to be; empty for where it is */
    SocketWorld(Optional<URI> apiUrl) {
        slack.switches().socketMode(true);
        socket = another(apiUrl.orElse(URI.create(slack.apiUrl())));
    }

    SocketMode another(URI apiUrl) {
        SocketMode made = new SocketMode(new SocketMode.Slack(apiUrl, slack::appToken), (type, payload, retry) -> {
            taken.add(new Taken(type, payload));
            return envelopes.take(type, payload, retry);
        }, PACE, clock, nanos::get, new Fates(), backAfter::add);
        others.add(made);
        return made;
    }

    /** A bot that is connected. */
    static SocketWorld connected() {
        SocketWorld world = new SocketWorld();
        world.joins();
        return world;
    }

    /** The bot opens its socket, is brought into the channel, and what comes by then is no matter. */
    void joins() {
        due();
        general = slack.channel("general");
        slack.addApp(general);
        slack.quiet(PATIENCE);
        taken.clear();
    }

    /** Where people talk. */
    Channel general() {
        return Objects.requireNonNull(general);
    }

    /** What was to be sent to the bot of what people said. */
    List<Delivery> said() {
        return slack.deliveries().stream().filter(one -> one.payload().path("event").path("type").asText().equals("message")
                && !one.payload().path("event").has("subtype")).toList();
    }

    /** Something happens to the socket, and the bot finds out. */
    void lost() {
        await(() -> !socket.isIdle() || !socket.isUp());
        due();
    }

    /** Time goes by on the clock, and the bot does what is due. */
    void passes(Duration time) {
        clock.advance(time);
        due();
    }

    /** The bot does what is due; a new socket is only counted on once it answers. */
    private void due() {
        long opened = opened();
        socket.runDue();
        if (opened() > opened) {
            await(socket::isAnswered);
        }
    }

    private long opened() {
        return fates.stream().filter("opened"::equals).count();
    }

    void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    List<String> texts() {
        return taken.stream().filter(one -> one.type().equals("events_api"))
                .map(one -> one.payload().path("event").path("text").asText()).toList();
    }

    @Override
    public void close() {
        others.forEach(one -> one.stop(Duration.ofSeconds(1)));
        slack.close();
    }

    private final class Fates implements SocketMetrics {
        @Override
        public void opened() {
            fates.add("opened");
        }

        @Override
        public void lost(String why) {
            fates.add("lost: " + why);
        }

        @Override
        public void refused(String why) {
            fates.add("refused: " + why);
        }
    }
}
