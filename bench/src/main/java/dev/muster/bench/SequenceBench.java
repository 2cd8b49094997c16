package dev.muster.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.api.Fault;

/** How many calls of Slack's somebody who declares waits for, one after the other, when each takes its time. */
final class SequenceBench implements Bench {
    private static final Duration EACH_CALL = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Programs programs;

    SequenceBench(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "declare";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        try (Slack slack = new Slack(programs.home())) {
            Sandbox sandbox = slack.sandbox();
            try (Child muster = Child.start(programs.muster(),
                    slack.environment("jdbc:sqlite:" + folder.resolve("muster.db")), folder)) {
                muster.ready();
                sandbox.connect(java.net.URI.create("http://127.0.0.1:" + muster.port() + "/slack/events"));
                declared(sandbox, "warming up");
                sandbox.faults().always("*", Fault.slow(EACH_CALL));
                List<Double> taken = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    taken.add(declared(sandbox, "measured " + round));
                }
                return List.of(Figure.atMost(4, "From `/incident new` until the declarer is in the channel and the card stands, "
                        + "with 150 ms on each call, against one call", "ms", Medians.of(taken), (double) EACH_CALL.toMillis()));
            }
        }
    }

    /** Milliseconds from the command until one can act. */
    private static double declared(Sandbox sandbox, String title) {
        Person anna = sandbox.person("anna");
        long start = System.nanoTime();
        var unused = anna.commands(sandbox.channel("general"), "/incident", "new " + title + " sev3");
        String slug = title.replace(' ', '-');
        while (System.nanoTime() - start < LONGEST.toNanos()) {
            Optional<Channel> channel = sandbox.channels().stream().filter(one -> one.name().endsWith(slug)).findFirst();
            if (channel.isPresent() && channel.get().has(anna) && sandbox.messages(channel.get()).stream()
                    .anyMatch(message -> message.eventType().equals("muster_incident"))) {
                return (System.nanoTime() - start) / 1e6;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new IllegalStateException("it was not declared after " + LONGEST);
    }
}
