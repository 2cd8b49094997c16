package dev.muster.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages acknowledged a second through the whole bot, durable, against the same server and framework that do nothing. */
final class IntakeBench implements Bench {
    private static final int CONNECTIONS = 256;
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
            OpenIncidents incidents = OpenIncidents.prepare(slack, server, programs, folder);
            Map<String, String> environment = incidents.environment();
            try (Child muster = Child.start(programs.muster(), environment, folder);
                    Child bare = Child.start(programs.bare(), environment, folder)) {
                muster.ready();
                bare.ready();
                Events ours = incidents.events("M");
                Events theirs = incidents.events("B");
                Load.closed(muster.port(), CONNECTIONS, effort.warming(), ours::request);
                Load.closed(bare.port(), CONNECTIONS, effort.warming(), theirs::request);
                List<Double> oursAll = new ArrayList<>();
                List<Double> theirsAll = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    theirsAll.add(Load.closed(bare.port(), CONNECTIONS, effort.measuring(), theirs::request).right().perSecond());
                    oursAll.add(Load.closed(muster.port(), CONNECTIONS, effort.measuring(), ours::request).right().perSecond());
                }
                List<Double> calm = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    calm.add(Load.open(muster.port(), OpenIncidents.MESSAGES_A_SECOND, effort.measuring(),
                            number -> ours.request()).right().percentile(0.99));
                }
                incidents.kept(ours.count());
                String where = postgres ? "PostgreSQL, fsync on" : "SQLite, synchronous FULL";
                return List.of(
                        Figure.atLeast(postgres ? 0.25 : 0.5, "Messages acknowledged a second, durable (" + where
                                + "), against an empty handler", "/s", Medians.of(oursAll), Medians.of(theirsAll)),
                        Figure.atMost(1, "99th percentile at 200 messages a second in 50 open incidents (" + where
                                + "), against 50 ms", "ms", Medians.of(calm), LONGEST_MILLIS));
            }
        }
    }
}
