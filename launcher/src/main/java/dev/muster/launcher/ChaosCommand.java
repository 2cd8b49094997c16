package dev.muster.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

import dev.muster.launcher.chaos.Chaos;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the bot again and again while people are at work, and looks whether anything was lost or doubled. */
@Command(name = "chaos", description = "Kills the bot again and again while people work in a sandbox; nothing may be lost or doubled.", mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--kills", defaultValue = "100", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--seconds", defaultValue = "3600", description = "No more kills after this time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Decides who does what and when the bot dies (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Takes database and log (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(spec);
        Home home = Home.find(System.getenv(), Path.of(""));
        Path folder = Folders.fresh(data, "chaos", Clock.systemUTC());
        SandboxOptions options = SandboxOptions.defaults().rateLimits(false).retryAfter(Chaos.RETRIES).seed(seed);
        try (Stage stage = Stage.set(home, options, 0, folder)) {
            Chaos.Report report = new Chaos(stage, kills, Duration.ofSeconds(seconds), seed, console::say).run();
            console.say(Chaos.words(report));
            console.say("Database and log: " + folder);
            return report.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
