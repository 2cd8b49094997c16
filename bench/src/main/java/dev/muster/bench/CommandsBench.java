package dev.muster.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What people wait for who type a command on a busy day, and how late that comes which they were promised for a time. */
final class CommandsBench implements Bench {
    /** A task of which nobody takes notice is asked for soon; later than a short one is over, which makes that question needless. */
    private static final String SETTINGS = "timing:\n  acknowledge_within: 8s\n";
    private static final double LONGEST_MILLIS = 100;
    private static final double LATEST_MILLIS = 1000;
    /** Muster asks no more of Slack than Slack takes, also where nobody holds it to that: each round begins with all of it. */
    private static final Duration SLACK_RESTS = Duration.ofSeconds(20);

    private final Programs programs;

    CommandsBench(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        Files.writeString(folder.resolve("muster.yml"), SETTINGS);
        try (Slack slack = new Slack(programs.home()); Server server = Server.sqlite(folder)) {
            OpenIncidents incidents = OpenIncidents.prepare(slack, server, programs, folder);
            Store.addMembers(server.url(), incidents.channels(), slack.people());
            try (Child muster = Child.start(programs.muster(), incidents.environment(), folder)) {
                muster.ready();
                // What Muster posts comes back to it as events, as from Slack.
                slack.sandbox().connect(URI.create("http://127.0.0.1:" + muster.port() + "/slack/events"));
                BusyDay day = new BusyDay(incidents, muster.port());
                BusyDay.Round unusedWarming = day.round(effort.measuring());
                List<Latencies> acknowledged = new ArrayList<>();
                List<Duration> late = new ArrayList<>();
                for (int number = 0; number < effort.rounds(); number++) {
                    if (effort.rounds() > 1) {
                        long end = System.nanoTime() + SLACK_RESTS.toNanos();
                        while (System.nanoTime() < end) {
                            LockSupport.parkNanos(end - System.nanoTime());
                        }
                    }
                    BusyDay.Round round = day.round(effort.measuring());
                    acknowledged.add(round.acknowledged());
                    late.addAll(round.late());
                }
                day.kept();
                String load = "at 5 commands and 200 messages a second in 50 open incidents";
                return List.of(
                        Figure.atMost(1, "99th percentile from a command to its acknowledgement " + load + ", against 100 ms",
                                "ms", Latencies.together(acknowledged).percentile(0.99), LONGEST_MILLIS),
                        Figure.atMost(1, "99th percentile of how late a prompt or “Hearing none” reaches Slack " + load
                                + ", against 1 s", "ms", Latencies.of(late).percentile(0.99), LATEST_MILLIS));
            }
        }
    }
}
