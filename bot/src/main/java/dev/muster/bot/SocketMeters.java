package dev.muster.bot;

import java.util.List;

import dev.muster.bot.slack.socket.SocketMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the sockets to Slack: those that opened, those that went, and attempts that failed. The log has each. */
final class SocketMeters implements SocketMetrics {
    private static final String OTHER = "other";
    private static final List<String> REASONS = List.of("closed", "broken", "silent", "warning", "refresh_requested",
            "link_disabled",
            "too_many_websockets", OTHER);

    private final MeterRegistry registry;
    private final Counter opened;
    private final Counter refused;

    SocketMeters(MeterRegistry registry) {
        this.registry = registry;
        this.opened = Counter.builder("muster.slack.sockets.opened").description("Sockets to Slack that were opened")
                .register(registry);
        this.refused = Counter.builder("muster.slack.sockets.refused").description("Attempts to open a socket that failed")
                .register(registry);
        REASONS.forEach(this::counter);
    }

    @Override
    public void opened() {
        opened.increment();
    }

    @Override
    public void lost(String why) {
        counter(REASONS.contains(why) ? why : OTHER).increment();
    }

    @Override
    public void refused(String why) {
        refused.increment();
    }

    private Counter counter(String why) {
        return Counter.builder("muster.slack.sockets.lost").description("Sockets to Slack that went").tag("why", why)
                .register(registry);
    }
}
