package dev.muster.bot;

import java.time.Duration;
import java.util.function.Supplier;

import dev.muster.bot.effect.EffectMetrics;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.slack.client.SlackMetrics;
import dev.muster.bot.timer.TimerKind;
import dev.muster.bot.timer.TimerMetrics;
import dev.muster.bot.web.SlackRequests;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What is counted and timed, as Prometheus reads it. Names of people, channels and incidents are no labels. */
final class Meters {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** How many effects wait; asked when the metrics are read. */
    void watch(Supplier<Outbox.Backlog> backlog) {
        Gauge.builder("muster.effects.waiting", () -> backlog.get().waiting())
                .description("Effects that have not reached Slack yet")
                .register(registry);
    }

    /** The same answers, timed: Slack waits three seconds for each. */
    SlackRequests timed(SlackRequests requests) {
        return (headers, body) -> {
            Timer.Sample sample = Timer.start(registry);
            SlackRequests.Answer answer = requests.handle(headers, body);
            sample.stop(Timer.builder("muster.slack.requests").description("Requests from Slack until they are acknowledged")
                    .tag("status", Integer.toString(answer.status())).publishPercentileHistogram().register(registry));
            return answer;
        };
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
                registry.counter("muster.effects.errors", "where", where).increment();
            }
        };
    }

    TimerMetrics timers() {
        return new TimerMetrics() {
            @Override
            public void fired(TimerKind kind, Duration lateness) {
                timer("muster.timers.lateness", "How late deadlines were met", "kind", kind.name()).record(lateness);
            }

            @Override
            public void failed(TimerKind kind) {
                registry.counter("muster.timers.errors", "kind", kind.name()).increment();
            }
        };
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }
}
