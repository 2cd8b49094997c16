package dev.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.muster.sandbox.Channel;

/** What people wait for, in a store that has grown for years, against a store of today. */
final class LargeStoreBench implements Bench {
    private static final int OPEN = 10;
    private static final Duration AGO = Duration.ofDays(400);
    private static final Duration LONG_ONE = Duration.ofDays(1);

    private final Programs programs;

    LargeStoreBench(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "large-store";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        try (Slack slack = new Slack(programs.home())) {
            List<Channel> channels = slack.channels(OPEN);
            Path small = Files.createDirectories(folder.resolve("small"));
            Path large = Files.createDirectories(folder.resolve("large"));
            prepare(slack, small, channels, 0, 0);
            prepare(slack, large, channels, effort.incidents(), effort.entries());
            Map<String, List<Double>> ours = new LinkedHashMap<>();
            Map<String, List<Double>> theirs = new LinkedHashMap<>();
            try (Child grown = Child.start(programs.muster(), environment(slack, large), large);
                    Child fresh = Child.start(programs.muster(), environment(slack, small), small)) {
                grown.ready();
                fresh.ready();
                People grownPeople = new People(slack, channels, grown.port(), "L");
                People freshPeople = new People(slack, channels, fresh.port(), "S");
                for (int round = 0; round <= effort.rounds(); round++) {
                    // The first round only warms up.
                    Map<String, List<Double>> left = round == 0 ? new LinkedHashMap<>() : theirs;
                    Map<String, List<Double>> right = round == 0 ? new LinkedHashMap<>() : ours;
                    // Each goes on with what it decided while the other is timed: Slack's limits leave both little to do.
                    freshPeople.act(left);
                    grownPeople.act(right);
                }
            }
            String size = "with %,d incidents and %,d entries, against an empty store".formatted(effort.incidents(),
                    effort.entries());
            List<Figure> figures = new ArrayList<>();
            ours.forEach((what, taken) -> figures.add(Figure.atMost(1.5, what + " " + size, "ms", Medians.of(taken),
                    Medians.of(theirs.getOrDefault(what, List.of())))));
            return figures;
        }
    }

    private void prepare(Slack slack, Path folder, List<Channel> channels, int incidents, long entries) throws Exception {
        Map<String, String> environment = environment(slack, folder);
        String url = environment.getOrDefault("MUSTER_DATABASE_URL", "");
        try (Child first = Child.start(programs.muster(), environment, folder)) {
            first.ready();
        }
        if (incidents > 0) {
            Store.addResolved(url, incidents, Instant.now().minus(AGO));
            Store.addEntries(url, 1, incidents, entries, Instant.now().minus(AGO));
        }
        Store.addIncidents(url, channels.stream().map(Channel::id).toList(), Instant.now());
        if (incidents > 0) {
            // Somebody asks for the state of one that is long itself.
            Store.addEntries(url, Store.one(url, "SELECT min(id) FROM incidents WHERE status = 'open'"), 1, incidents,
                    Instant.now().minus(LONG_ONE));
        }
    }

    private static Map<String, String> environment(Slack slack, Path folder) {
        return slack.environment("jdbc:sqlite:" + folder.resolve("muster.db"));
    }

    /** Somebody who does one thing after the other and waits for each answer. */
    private record People(Slack slack, List<Channel> channels, int port, String run, AtomicLong next) {
        private static final int TIMES = 100;

        People(Slack slack, List<Channel> channels, int port, String run) {
            this(slack, channels, port, run, new AtomicLong());
        }

        void act(Map<String, List<Double>> taken) throws IOException {
            String secret = slack.sandbox().signingSecret();
            Events events = new Events(secret, channels.stream().map(Channel::id).toList(), slack.people(),
                    run + next.incrementAndGet() + "x", Instant.now());
            taken.computeIfAbsent("`/incident status`", what -> new ArrayList<>()).add(timed(() -> command("status", secret)));
            taken.computeIfAbsent("An append", what -> new ArrayList<>()).add(timed(events::request));
            taken.computeIfAbsent("Declaring", what -> new ArrayList<>())
                    .add(timed(() -> command("new trouble %d sev3".formatted(next.incrementAndGet()), secret)));
        }

        private byte[] command(String text, String secret) {
            long number = next.incrementAndGet();
            return new SlashCommand(slack.people().getFirst(), channels.getFirst().id(), text).request(run + number, secret);
        }

        /** The median, in milliseconds. */
        private double timed(Supplier<byte[]> requests) throws IOException {
            List<Double> each = new ArrayList<>();
            try (Connection connection = new Connection(port)) {
                for (int i = 0; i < TIMES; i++) {
                    byte[] request = requests.get();
                    long start = System.nanoTime();
                    int status = connection.exchange(request).status();
                    each.add((System.nanoTime() - start) / 1e6);
                    if (status != 200) {
                        throw new IllegalStateException("answered with " + status);
                    }
                }
            }
            return Medians.of(each);
        }
    }
}
