package dev.muster.bot.slack.socket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.muster.bot.slack.socket.SocketTickets.Ticket;
import dev.muster.bot.time.WakeableLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a socket to Slack open, for ever and whatever happens to it. A socket that Slack warns of is replaced before it
 * goes; for any other that is lost, and for any that could not be opened, another attempt is made after a while.
 */
public final class SocketMode {
    private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    /** A socket that lived this long was a good one: when it goes, the next is opened at once. */
    private static final Duration GOOD_LIFE = Duration.ofSeconds(30);

    private final Envelopes envelopes;
    private final SocketPace pace;
    private final Clock clock;
    private final LongSupplier nanos;
    private final SocketMetrics metrics;
    private final Consumer<Duration> back;
    private final ExecutorService workers = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("slack-socket-", 0).factory());
    private final HttpClient client;
    private final SocketTickets tickets;
    private final WakeableLoop loop;
    /** Those that Slack lets go, until they are gone or have nothing in hand. */
    private final List<SocketConnection> leaving = new CopyOnWriteArrayList<>();
    private volatile @Nullable SocketConnection current;
    private volatile Instant tryAgainAt = Instant.EPOCH;
    private volatile boolean stopping;
    private Instant openedAt = Instant.EPOCH;
    private @Nullable Instant awaySince;
    private int failures;

    /**
     * Where Slack is and how the bot proves who it is.
     *
     * @param apiUrl   the base of the Web API, with a trailing slash
     * @param appToken {@code xapp-…}, asked for anew each time
     */
    public record Slack(URI apiUrl, Supplier<String> appToken) {}

    /**
     * @param nanos a clock that only goes forward, in nanoseconds, for the watch over silence
     * @param back  told on a thread of the bot's, when a socket is up again, for how long there was none; must be quick
     */
    public SocketMode(Slack slack, Envelopes envelopes, SocketPace pace, Clock clock, LongSupplier nanos, SocketMetrics metrics,
            Consumer<Duration> back) {
        this.envelopes = envelopes;
        this.pace = pace;
        this.clock = clock;
        this.nanos = nanos;
        this.metrics = metrics;
        this.back = back;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(pace.connect())
                .proxy(DirectLoopback.ofEnvironment()).executor(workers).build();
        this.tickets = new SocketTickets(client, slack.apiUrl(), slack.appToken(), pace.connect());
        this.loop = new WakeableLoop("slack-socket", LONGEST_SLEEP, this::turn);
    }

    /** Opens a socket in the background and keeps one open from then on. */
    public void start() {
        loop.start();
    }

    /** Whether Slack can reach the bot at this moment. */
    public boolean isUp() {
        SocketConnection now = current;
        return (now != null && now.over().isEmpty()) || leaving.stream().anyMatch(old -> old.over().isEmpty());
    }

    /** Whether nothing is in hand and nothing about the socket is due at this time of the clock. */
    public boolean isIdle() {
        SocketConnection now = current;
        boolean settled = now == null
                ? clock.instant().isBefore(tryAgainAt)
                : now.inHand() == 0 && now.over().isEmpty() && now.leaving().isEmpty();
        return settled && leaving.stream().allMatch(old -> old.inHand() == 0);
    }

    /** Does now, on the calling thread, what is due; what the background does. */
    public synchronized void runDue() {
        lookAfter();
        if (!stopping && current == null && !clock.instant().isBefore(tryAgainAt)) {
            try {
                open();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        letGo();
    }

    /** Takes nothing more, finishes what is in hand, says so to Slack, and closes. All of that waits at most {@code patience}. */
    public void stop(Duration patience) {
        stopping = true;
        long until = System.nanoTime() + patience.toNanos();
        long closingFrom = until - patience.dividedBy(4).toNanos();
        all().forEach(SocketConnection::turnDeaf);
        var unused = loop.stop(left(closingFrom));
        // The loop may have opened one more meanwhile.
        all().forEach(SocketConnection::turnDeaf);
        try {
            for (SocketConnection one : all()) {
                one.finish(left(closingFrom));
            }
            for (SocketConnection one : all()) {
                one.awaitEnd(left(until));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all().forEach(one -> one.end("stopped"));
        client.shutdownNow();
        workers.shutdown();
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /** Ends as a kill does: nothing is finished, nothing is said. */
    public void crash() {
        stopping = true;
        all().forEach(one -> one.end("crashed"));
    }

    /** Whether Slack answered the last question whether it is there. */
    boolean isAnswered() {
        SocketConnection now = current;
        return now != null && now.isAnswered();
    }

    private List<SocketConnection> all() {
        List<SocketConnection> all = new ArrayList<>(leaving);
        SocketConnection now = current;
        if (now != null) {
            all.add(now);
        }
        return all;
    }

    private Duration turn() {
        runDue();
        return current == null ? Duration.between(clock.instant(), tryAgainAt) : LONGEST_SLEEP;
    }

    /** Finds out what became of the sockets. */
    private void lookAfter() {
        all().forEach(one -> one.watch(pace.pingAfter(), pace.pongWithin()));
        SocketConnection now = current;
        if (now == null) {
            return;
        }
        if (now.over().isPresent()) {
            current = null;
            lost(now.over().get());
        } else if (now.leaving().isPresent()) {
            leaving.add(now);
            current = null;
            lost(now.leaving().get());
        }
    }

    /** Old sockets go once they are gone, or a new one is up and nothing of theirs is in hand. */
    private void letGo() {
        for (SocketConnection old : List.copyOf(leaving)) {
            boolean replaced = current != null && old.inHand() == 0;
            if (replaced && old.over().isEmpty()) {
                try {
                    old.finish(Duration.ZERO);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (replaced || old.over().isPresent()) {
                leaving.remove(old);
            }
        }
    }

    private void lost(String why) {
        Instant now = clock.instant();
        boolean good = !now.isBefore(openedAt.plus(GOOD_LIFE));
        failures = good ? 0 : failures + 1;
        tryAgainAt = good ? now : now.plus(pace.backoff().after(failures));
        awaySince = awaySince == null ? now : awaySince;
        metrics.lost(why);
        LOG.warn("the socket to Slack is lost ({}); the next one is opened {}", why,
                good ? "now" : "in " + Duration.between(now, tryAgainAt));
    }

    private void open() throws InterruptedException {
        switch (tickets.ask()) {
            case Ticket.Given(URI url) -> connect(url);
            case Ticket.Refused(String why, Duration pause) -> refused(why, pause);
        }
    }

    private void connect(URI url) throws InterruptedException {
        SocketConnection made = new SocketConnection(envelopes, workers, nanos, loop::poke);
        try {
            var unused = client.newWebSocketBuilder().connectTimeout(pace.connect()).buildAsync(url, made)
                    .get(pace.connect().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            made.end("never opened");
            refused(word(e.getCause() == null ? e : e.getCause()), Duration.ZERO);
            return;
        }
        if (!made.awaitGreeting(pace.connect())) {
            String why = made.leaving().or(made::over).orElse("no greeting");
            made.end("never greeted");
            refused(why, Duration.ZERO);
            return;
        }
        current = made;
        up();
    }

    /** An exception's own message names the address, which is a secret. */
    private static String word(Throwable cause) {
        return cause instanceof WebSocketHandshakeException refused && refused.getResponse() != null
                ? "HTTP " + refused.getResponse().statusCode()
                : cause.getClass().getSimpleName();
    }

    private void up() {
        Instant now = clock.instant();
        openedAt = now;
        metrics.opened();
        LOG.info("Slack is connected by Socket Mode");
        Instant since = awaySince;
        awaySince = null;
        if (since != null) {
            back.accept(Duration.between(since, now));
        }
    }

    private void refused(String why, Duration pause) {
        failures++;
        Duration wait = pace.backoff().after(failures);
        Duration longer = wait.compareTo(pause) > 0 ? wait : pause;
        tryAgainAt = clock.instant().plus(longer);
        awaySince = awaySince == null ? clock.instant() : awaySince;
        metrics.refused(why);
        LOG.warn("Slack gave no socket ({}), asking again in {}", why, longer);
    }
}
