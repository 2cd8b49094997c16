package dev.muster.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.muster.sandbox.Channel;

/**
 * From the start of the process to ready, against the bare app with Java's default options; and the memory in use, idle and
 * after many messages, against the bare app with the same options.
 */
final class StartBench implements Bench {
    private static final int STARTS_PER_ROUND = 3;
    private static final int CONNECTIONS = 16;

    private final Programs programs;

    StartBench(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        try (Slack slack = new Slack(programs.home())) {
            Map<String, String> environment = slack.environment("jdbc:sqlite:" + folder.resolve("muster.db"));
            List<Figure> figures = new ArrayList<>();
            figures.add(starts(environment, folder, effort));
            figures.addAll(memory(slack, environment, folder, effort));
            return figures;
        }
    }

    private Figure starts(Map<String, String> environment, Path folder, Effort effort) throws IOException {
        Child.Program muster = programs.asStarted();
        Child.Program bare = programs.bare().with(List.of());
        start(muster, environment, folder);
        start(bare, environment, folder);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < effort.rounds() * STARTS_PER_ROUND; round++) {
            ours.add(start(muster, environment, folder));
            theirs.add(start(bare, environment, folder));
        }
        return Figure.atMost(1.0, "Start of the process until /readyz, against the bare app with Java's default options", "s",
                Medians.of(ours), Medians.of(theirs));
    }

    private static double start(Child.Program program, Map<String, String> environment, Path folder) {
        try (Child child = Child.start(program, environment, folder)) {
            return child.ready().toNanos() / 1e9;
        }
    }

    private List<Figure> memory(Slack slack, Map<String, String> environment, Path folder, Effort effort) throws Exception {
        List<String> channels = slack.channels(10).stream().map(Channel::id).toList();
        Store.addIncidents(environment.getOrDefault("MUSTER_DATABASE_URL", ""), channels, Instant.now());
        String secret = slack.sandbox().signingSecret();
        List<String> options = programs.asStarted().options();
        Child.Program ours = programs.asStarted();
        Child.Program theirs = programs.bare().with(withoutArchive(options));
        List<Memory> oursAll = new ArrayList<>();
        List<Memory> theirsAll = new ArrayList<>();
        for (int round = 0; round < Math.min(3, effort.rounds()); round++) {
            Events toUs = new Events(secret, channels, slack.people(), "M" + round + "x", Instant.now());
            Events toThem = new Events(secret, channels, slack.people(), "B" + round + "x", Instant.now());
            theirsAll.add(memory(theirs, environment, folder, effort, toThem));
            oursAll.add(memory(ours, environment, folder, effort, toUs));
        }
        return List.of(
                Figure.atMost(1.3, "Resident memory when idle, against the bare app with the same options", "MiB",
                        median(oursAll, Memory::idle), median(theirsAll, Memory::idle)),
                Figure.atMost(1.3, "Resident memory after %,d messages, against the bare app with the same options"
                        .formatted(effort.messages()), "MiB", median(oursAll, Memory::afterwards),
                        median(theirsAll, Memory::afterwards)));
    }

    private record Memory(double idle, double afterwards) {}

    private static Memory memory(Child.Program program, Map<String, String> environment, Path folder, Effort effort,
            Events events) {
        try (Child child = Child.start(program, environment, folder)) {
            child.ready();
            double idle = child.residentMebibytesAtRest();
            Load.counted(child.port(), CONNECTIONS, effort.messages() / CONNECTIONS, events::request);
            return new Memory(idle, child.residentMebibytes());
        }
    }

    private static double median(List<Memory> all, ToDoubleFunction<Memory> what) {
        return Medians.of(all.stream().mapToDouble(what).boxed().toList());
    }

    /** The archive holds Muster's classes and would be refused by any other program. */
    private static List<String> withoutArchive(List<String> options) {
        return options.stream().filter(option -> !option.contains("AOTCache") && !option.contains("SharedArchiveFile")).toList();
    }
}
