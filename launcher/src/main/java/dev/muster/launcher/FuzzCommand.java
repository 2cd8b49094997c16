package dev.muster.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

import dev.muster.launcher.fuzz.Fuzz;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends the bot requests that are almost what Slack would send. */
@Command(name = "fuzz", description = "Sends the bot many requests that are almost right; it must stay calm.", mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {
    @Option(names = "--count", defaultValue = "100000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--seed", defaultValue = "1", description = "Decides what is sent (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Takes database and log (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = new Console(spec);
        Home home = Home.find(System.getenv(), Path.of(""));
        Path folder = Folders.fresh(data, "fuzz", Clock.systemUTC());
        try (Stage stage = Stage.set(home, SandboxOptions.defaults().rateLimits(false), 0, folder)) {
            Fuzz.Report report = new Fuzz(stage, count, seed).run();
            console.say(Fuzz.words(report));
            console.say("Database and log: " + folder);
            return report.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
