package dev.muster.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

import dev.muster.launcher.process.Home;
import dev.muster.launcher.show.Pictures;
import dev.muster.launcher.show.WatchedPlay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the pictures in the documentation anew. */
@Command(name = "gallery", description = "Plays an incident and takes the pictures of docs/gallery anew; needs Chromium.", mixinStandardHelpOptions = true)
public final class GalleryCommand implements Callable<Integer> {
    @Option(names = "--to", paramLabel = "DIR", description = "Takes the pictures (default: docs/gallery beside ./muster).")
    private @Nullable Path to;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "Takes what the bot and the browser leave behind (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = new Console(spec);
        Home home = Home.find(System.getenv(), Path.of(""));
        Path folder = to == null ? home.folder().resolve("docs").resolve("gallery") : to;
        Pictures pictures = new Pictures(home, Folders.fresh(data, "gallery", Clock.systemUTC()));
        WatchedPlay.Outcome outcome = pictures.take(System.getenv().getOrDefault("PATH", ""), folder,
                picture -> console.say("  " + picture));
        if (!outcome.good()) {
            console.say(outcome.words());
        }
        return outcome.good() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
