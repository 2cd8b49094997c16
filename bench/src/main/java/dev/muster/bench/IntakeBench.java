package dev.muster.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.muster.sandbox.Channel;

/** Messages acknowledged a second through the whole bot, durable, against the same server and framework that do nothing. */
final class IntakeBench implements Bench {
    private static final int CONNECTIONS = 256;
    private static final int INCIDENTS = 50;
    private static final int CALM = 200;
    private static final double LONGEST_MILLIS = 50;

    private final Programs programs;
    private final boolean postgres;

    IntakeBench(Programs programs, boolean postgres) {
        this.programs = programs;
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return postgres ? "intake-postgresql" : "intake";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        try (Slack slack = new Slack(programs.home());
                Server server = postgres ? Server.durablePostgres() : Server.sqlite(folder)) {
            Map<String, String> environment = slack.environment(server.url());
            List<String> channels = slack.channels(INCIDENTS).stream().map(Channel::id).toList();
            try (Child first = Child.start(programs.muster(), environment, folder)) {
                first.ready();
            }
            Store.addIncidents(server.url(), channels, Instant.now());
            String secret = slack.sandbox().signingSecret();
            try (Child muster = Child.start(programs.muster(), environment, folder);
                    Child bare = Child.start(programs.bare(), environment, folder)) {
                muster.ready();
                bare.ready();
                Events ours = new Events(secret, channels, slack.people(), "M", Instant.now());
                Events theirs = new Events(secret, channels, slack.people(), "B", Instant.now());
                Load.closed(muster.port(), CONNECTIONS, effort.warming(), ours::request);
                Load.closed(bare.port(), CONNECTIONS, effort.warming(), theirs::request);
                List<Double> oursAll = new ArrayList<>();
                List<Double> theirsAll = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    theirsAll.add(right(Load.closed(bare.port(), CONNECTIONS, effort.measuring(), theirs::request)).perSecond());
                    oursAll.add(right(Load.closed(muster.port(), CONNECTIONS, effort.measuring(), ours::request)).perSecond());
                }
                List<Double> calm = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    calm.add(right(Load.open(muster.port(), CALM, effort.measuring(), ours::request)).percentile(0.99));
                }
                kept(server.url(), ours.count());
                String where = postgres ? "PostgreSQL, fsync on" : "SQLite, synchronous FULL";
                return List.of(
                        Figure.atLeast(postgres ? 0.25 : 0.5, "Messages acknowledged a second, durable (" + where
                                + "), against an empty handler", "/s", Medians.of(oursAll), Medians.of(theirsAll)),
                        Figure.atMost(1, "99th percentile at 200 messages a second in 50 open incidents (" + where
                                + "), against 50 ms", "ms", Medians.of(calm), LONGEST_MILLIS));
            }
        }
    }

    private static Latencies right(Latencies measured) {
        if (measured.wrong() > 0) {
            throw new IllegalStateException("%d answers were not a 200".formatted(measured.wrong()));
        }
        return measured;
    }

    /** A figure for messages that were not kept would be worth nothing. */
    private static void kept(String url, long sent) throws Exception {
        long kept = Store.count(url, "timeline WHERE kind = 'message'");
        if (kept != sent) {
            throw new IllegalStateException("%d messages were acknowledged and %d are kept".formatted(sent, kept));
        }
    }
}
