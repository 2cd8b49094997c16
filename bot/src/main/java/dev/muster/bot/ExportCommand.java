package dev.muster.bot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.review.Export;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.Exports;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster export INC-12}: the record from the store, without Slack and without a running bot. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes what the store knows of an incident.")
final class ExportCommand implements Callable<Integer> {
    private static final String SQLITE = "jdbc:sqlite:";

    @Parameters(paramLabel = "INC-12", description = "The incident.")
    private @Nullable String incident;

    @Option(names = "--format", defaultValue = "md", description = "md or json (default: ${DEFAULT-VALUE}).")
    private String format = "md";

    @Option(names = {"-o",
            "--output"}, paramLabel = "PATH", description = "The file to write; without it the record goes to the screen.")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<ConfigLoader.Loaded> settings;
    private final OutputStream screen;

    ExportCommand() {
        this(Main::settings, System.out);
    }

    /** With other settings and another screen than the program's own. */
    ExportCommand(Supplier<ConfigLoader.Loaded> settings, OutputStream screen) {
        this.settings = settings;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        PrintWriter err = err(spec);
        Optional<IncidentId> id = Optional.ofNullable(incident).flatMap(IncidentId::parse);
        Optional<ExportFormat> wanted = ExportFormat.parse(format);
        if (id.isEmpty() || wanted.isEmpty()) {
            err.println(id.isEmpty()
                    ? "'%s' is no incident (expected: such as INC-12)".formatted(incident)
                    : "--format: '%s' (expected: md or json)".formatted(format));
            return ExitCode.USAGE;
        }
        ConfigLoader.Loaded loaded = settings.get();
        String url = loaded.config().databaseUrl();
        if (!loaded.problems().isEmpty()) {
            loaded.problems().forEach(err::println);
            return 1;
        }
        // Opening would make an empty store, and an empty store is not what anybody asked for.
        if (url.startsWith(SQLITE) && !Files.exists(Path.of(url.substring(SQLITE.length()).split("\\?", 2)[0]))) {
            err.println(
                    "There is no store at %s (MUSTER_DATABASE_URL says where it is).".formatted(url.substring(SQLITE.length())));
            return 1;
        }
        return write(id.get(), wanted.get(), url, loaded.config().keepDeleted(), err);
    }

    private int write(IncidentId id, ExportFormat wanted, String url, boolean keepDeleted, PrintWriter err) {
        try (Stores stores = Stores.over(Database.open(url), keepDeleted, Clock.systemUTC(), () -> {})) {
            Exports exports = new Exports(new Export(stores.incidents(), stores.timeline(), stores.people()));
            if (output == null) {
                exports.write(id, wanted, screen);
                return ExitCode.OK;
            }
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(output))) {
                exports.write(id, wanted, to);
            }
            return ExitCode.OK;
        } catch (IncidentStore.UnknownIncident e) {
            err.println("There is no %s in this store.".formatted(id));
        } catch (StoreException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("%s cannot be written.".formatted(output == null ? "The record" : output));
        }
        return 1;
    }

    private static PrintWriter err(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli gave no command line");
        }
        return spec.commandLine().getErr();
    }
}
