package dev.muster.bot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.muster.bot.effect.EffectMetrics;
import dev.muster.bot.slack.client.SlackMetrics;
import dev.muster.bot.slack.client.SlackPulse;
import dev.muster.bot.slack.conversation.IntakeMetrics;
import dev.muster.bot.slack.socket.Envelopes;
import dev.muster.bot.slack.socket.SocketMetrics;
import dev.muster.bot.storage.StoreMetrics;
import dev.muster.bot.timer.TimerKind;
import dev.muster.bot.timer.TimerMetrics;
import dev.muster.bot.web.SlackRequests;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and timed, as Prometheus reads it. Names of people, channels and incidents are no labels: every label has
 * a few values that the program knows. What can be known beforehand stands there from the start, with zero, so that an
 * alert on it works before the first time.
 */
final class Meters {
    private static final Duration[] QUICK = {millis(5), millis(10), millis(25), millis(50), millis(100), millis(250), millis(500),
            millis(1000), millis(2000), millis(3000)};
    private static final Duration[] SLOW = {millis(50), millis(100), millis(250), millis(500), millis(1000), millis(2500),
            millis(5000), millis(10_000), millis(30_000), millis(60_000), millis(300_000)};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /** Those that every message passes; finding one by its name and labels takes longer than counting. */
    private final Map<String, Counter> intakes = new ConcurrentHashMap<>();
    private final Map<String, Timer> requests = new ConcurrentHashMap<>();
    private final SocketMeters sockets = new SocketMeters(registry);

    Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        List.of("kept", "known", "not_ours", "ask_again", "failed").forEach(outcome -> intake("event", outcome));
        for (String kind : List.of("command", "mention", "button", "form", "shortcut")) {
            List.of("handled", "failed").forEach(outcome -> intake(kind, outcome));
        }
        List.of("claim", "send", "settle").forEach(this::effectErrors);
        backfills();
        backfilledMessages();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** What is asked for when the metrics are read: how much waits, since when, and whether Slack answers. */
    void watch(Stores stores, SlackPulse pulse, Clock clock) {
        gauge("muster.effects.waiting", "Effects that have not reached Slack yet", null,
                () -> stores.outbox().backlog().waiting());
        gauge("muster.effects.oldest.age", "How long the oldest waiting effect has waited", "seconds",
                () -> since(stores.outbox().backlog().oldestAt(), clock));
        gauge("muster.effects.catching.up", "Channels whose history or members are still to be read after downtime", null,
                () -> stores.outbox().backlog().catchingUp());
        gauge("muster.timers.overdue", "How long ago the next deadline was due; zero while none is late", "seconds",
                () -> since(stores.timers().nextDueAt(), clock));
        gauge("muster.slack.answering", "1 while Slack answers and takes the token, else 0", null,
                () -> pulse.trouble(clock.instant()).isEmpty() ? 1 : 0);
    }

    private void gauge(String name, String description, @Nullable String unit, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).baseUnit(unit).register(registry);
    }

    private static double since(Optional<Instant> at, Clock clock) {
        return at.map(then -> Math.max(0, Duration.between(then, clock.instant()).toMillis()) / 1000.0).orElse(0.0);
    }

    /** The same answers, timed: Slack waits three seconds for each. */
    SlackRequests timed(SlackRequests requests) {
        return (headers, body) -> {
            Timer.Sample sample = Timer.start(registry);
            SlackRequests.Answer answer = requests.handle(headers, body);
            sample.stop(requests(Integer.toString(answer.status())));
            return answer;
        };
    }

    IntakeMetrics intake() {
        return (kind, outcome) -> intake(kind, outcome).increment();
    }

    private Counter intake(String kind, String outcome) {
        return intakes.computeIfAbsent(kind + ":" + outcome, key -> Counter.builder("muster.intake")
                .description("What came in from Slack, by kind and what became of it").tag("kind", kind)
                .tag("outcome", outcome).register(registry));
    }

    /** The same for what comes by a socket, where silence stands for every status but 200. */
    Envelopes timedEnvelopes(Envelopes envelopes) {
        return (type, payload, retry) -> {
            Timer.Sample sample = Timer.start(registry);
            Envelopes.Answer answer = envelopes.take(type, payload, retry);
            sample.stop(requests(answer instanceof Envelopes.Answer.Kept ? "200" : "none"));
            return answer;
        };
    }

    private Timer requests(String status) {
        return requests.computeIfAbsent(status, key -> Timer.builder("muster.slack.requests")
                .description("Requests from Slack until they are acknowledged").tag("status", key)
                .serviceLevelObjectives(QUICK).register(registry));
    }

    SocketMetrics sockets() {
        return sockets;
    }

    SlackMetrics slack() {
        return (method, outcome,
                took) -> timer("muster.slack.calls", "Calls to Slack's Web API", "method", method, "outcome", outcome)
                        .record(took);
    }

    EffectMetrics effects() {
        return new EffectMetrics() {
            @Override
            public void attempted(String effect, String outcome, Duration took, Duration age) {
                timer("muster.effects", "Attempts to carry an effect out", "effect", effect, "outcome", outcome).record(took);
                if (outcome.equals("succeeded")) {
                    timer("muster.effects.age", "From the decision until Slack confirmed it", "effect", effect).record(age);
                }
            }

            @Override
            public void failed(String where) {
                effectErrors(where).increment();
            }

            @Override
            public void backfilled(int added) {
                backfills().increment();
                backfilledMessages().increment(added);
            }
        };
    }

    private Counter effectErrors(String where) {
        return Counter.builder("muster.effects.errors").description("Failures on our own side while carrying effects out")
                .tag("where", where).register(registry);
    }

    private Counter backfills() {
        return Counter.builder("muster.backfills").description("Channels whose history was read to its end").register(registry);
    }

    private Counter backfilledMessages() {
        return Counter.builder("muster.backfill.messages").description("Entries that such a reading added").register(registry);
    }

    TimerMetrics timers() {
        return new TimerMetrics() {
            @Override
            public void fired(TimerKind kind, Duration lateness) {
                timer("muster.timers.lateness", "How late deadlines were met", "kind", kind.name()).record(lateness);
                timerErrors(kind).increment(0);
            }

            @Override
            public void failed(TimerKind kind) {
                timerErrors(kind).increment();
            }
        };
    }

    private Counter timerErrors(TimerKind kind) {
        return Counter.builder("muster.timers.errors").description("Deadlines that could not be handled and are tried again")
                .tag("kind", kind.name()).register(registry);
    }

    StoreMetrics store() {
        Timer commits = Timer.builder("muster.store.commit").description("Transactions until they are durable")
                .serviceLevelObjectives(QUICK).register(registry);
        Timer waits = Timer.builder("muster.store.wait").description("Writes until their turn came")
                .serviceLevelObjectives(QUICK).register(registry);
        DistributionSummary batches = DistributionSummary.builder("muster.store.batch")
                .description("Writes that shared one transaction").register(registry);
        return new StoreMetrics() {
            @Override
            public void committed(int writes, Duration took) {
                commits.record(took);
                batches.record(writes);
            }

            @Override
            public void waited(Duration wait) {
                waits.record(wait);
            }
        };
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name).description(description).tags(tags).serviceLevelObjectives(SLOW).register(registry);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
