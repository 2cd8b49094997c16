package dev.muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./muster bench}: measures, and says what holds. */
@Command(name = "muster bench", mixinStandardHelpOptions = true, description = "Measures how fast Muster is, as ratios to floors that are measured in the same run.")
public final class Main implements Callable<Integer> {
    private static final String HEAD = """
            | what | Muster | the floor | ratio | limit | holds |
            |---|---|---|---|---|---|""";

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which; all without one: ${COMPLETION-CANDIDATES}", completionCandidates = Names.class)
    private final List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Only whether it runs; the figures mean nothing then.")
    private boolean quick;

    /** The names of the benches. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(all(Path.of("")).stream().map(Bench::name).toList());
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    static List<Bench> all(Path home) {
        Programs programs = new Programs(home);
        return List.of(new IntakeBench(programs, false), new IntakeBench(programs, true),
                new CommandsBench(programs), new AppendBench(),
                new ExportBench(), new StartBench(programs), new LargeStoreBench(programs), new SequenceBench(programs));
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getenv().getOrDefault("MUSTER_HOME", "")).toAbsolutePath();
        List<Figure> figures = new ArrayList<>();
        List<String> unknown = names.stream().filter(name -> all(home).stream().noneMatch(bench -> bench.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("There is no %s. These can be measured: %s.".formatted(String.join(", ", unknown),
                    all(home).stream().map(Bench::name).collect(Collectors.joining(", "))));
            return 2;
        }
        for (Bench bench : all(home)) {
            if (names.isEmpty() || names.contains(bench.name())) {
                System.err.println("Measuring " + bench.name() + " …");
                // Beside the program and not where temporary files lie: that may be memory, where a commit costs nothing.
                Path folder = home.resolve("data").resolve("bench-" + bench.name());
                delete(folder);
                Files.createDirectories(folder);
                List<Figure> measured = bench.measure(folder, quick ? Effort.QUICK : Effort.FULL);
                measured.forEach(figure -> System.err.println(figure.row()));
                figures.addAll(measured);
                delete(folder);
            }
        }
        System.out.println(HEAD);
        figures.forEach(figure -> System.out.println(figure.row()));
        return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
