package dev.muster.bot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.review.Export;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;
import dev.muster.bot.review.ExportProgress;
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

    @Option(names = "--format", defaultValue = "md", description = "md, html, json or csv (default: ${DEFAULT-VALUE}).")
    private String format = "md";

    @Option(names = "--profile", defaultValue = "full", description = {
            "For whom: full, team, external or anonymised (default: ${DEFAULT-VALUE})."})
    private String profile = "full";

    @Option(names = {"-o",
            "--output"}, paramLabel = "PATH", description = {"The file to write; without it the record goes to the screen.",
                    "For csv a folder, or a file that ends in .zip; one that ends in .csv gets the timeline alone."})
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<ConfigLoader.Loaded> settings;
    private final OutputStream screen;
    private final BooleanSupplier watched;
    private final BooleanSupplier beside;

    ExportCommand() {
        this(Main::settings, System.out, ProgressLine::hasReader, ProgressLine::hasReaderBeside);
    }

    /** With other settings and another screen than the program's own, on which nobody looks. */
    ExportCommand(Supplier<ConfigLoader.Loaded> settings, OutputStream screen) {
        this(settings, screen, () -> false, () -> false);
    }

    /**
     * The same.
     *
     * @param watched whether a person looks at the screen
     * @param beside  whether the screen is a file or another program, and a person looks at what is said beside it
     */
    ExportCommand(Supplier<ConfigLoader.Loaded> settings, OutputStream screen, BooleanSupplier watched, BooleanSupplier beside) {
        this.beside = beside;
        this.settings = settings;
        this.screen = screen;
        this.watched = watched;
    }

    /** What was asked for, understood. */
    private record Order(IncidentId id, ExportFormat format, ExportProfile profile, ExportTarget target) {}

    @Override
    public Integer call() {
        PrintWriter err = err(spec);
        Optional<Order> order = order(err);
        if (order.isEmpty()) {
            return ExitCode.USAGE;
        }
        ConfigLoader.Loaded loaded = settings.get();
        return storeUrl(loaded, err).map(url -> write(order.get(), url, loaded.config().keepDeleted(), err)).orElse(1);
    }

    /** Where the store is; empty where the settings do not say, or there is none, and then it was said. */
    static Optional<String> storeUrl(ConfigLoader.Loaded loaded, PrintWriter err) {
        String url = loaded.config().databaseUrl();
        if (!loaded.problems().isEmpty()) {
            loaded.problems().forEach(err::println);
            return Optional.empty();
        }
        // Opening would make an empty store, and an empty store is not what anybody asked for.
        if (url.startsWith(SQLITE) && !Files.exists(Path.of(url.substring(SQLITE.length()).split("\\?", 2)[0]))) {
            err.println(
                    "There is no store at %s (MUSTER_DATABASE_URL says where it is).".formatted(url.substring(SQLITE.length())));
            return Optional.empty();
        }
        return Optional.of(url);
    }

    /** What the arguments ask for; empty where that is not clear, and then it was said. */
    private Optional<Order> order(PrintWriter err) {
        Optional<IncidentId> id = Optional.ofNullable(incident).flatMap(IncidentId::parse);
        Optional<ExportFormat> wanted = ExportFormat.parse(format);
        Optional<ExportProfile> shown = ExportProfile.parse(profile);
        if (id.isEmpty()) {
            err.println("'%s' is no incident (expected: such as INC-12)".formatted(incident));
        } else if (wanted.isEmpty()) {
            err.println("--format: '%s' (expected: md, html, json or csv)".formatted(format));
        } else if (shown.isEmpty()) {
            err.println("--profile: '%s' (expected: full, team, external or anonymised)".formatted(profile));
        } else if (output == null && wanted.get() == ExportFormat.CSV && watched.getAsBoolean()) {
            err.println("csv is several files: say where to with -o FOLDER/ or -o %s".formatted(
                    Exports.fileName(id.get(), wanted.get(), shown.get())));
        } else {
            ExportTarget target = output == null ? new ExportTarget.Screen(screen) : ExportTarget.at(output, wanted.get());
            return Optional.of(new Order(id.get(), wanted.get(), shown.get(), target));
        }
        return Optional.empty();
    }

    private int write(Order order, String url, boolean keepDeleted, PrintWriter err) {
        try (Stores stores = Stores.over(Database.open(url), keepDeleted, Clock.systemUTC(), () -> {});
                ProgressLine line = new ProgressLine(err)) {
            // A line that is written over would only be in the way of the record on the same screen.
            boolean told = beside.getAsBoolean() || (output != null && watched.getAsBoolean());
            Exports exports = new Exports(new Export(stores.incidents(), stores.timeline(), stores.people()),
                    told ? line : ExportProgress.silent());
            order.target().write(exports, order.id(), order.format(), order.profile());
            return ExitCode.OK;
        } catch (IncidentStore.UnknownIncident e) {
            err.println("There is no %s in this store.".formatted(order.id()));
        } catch (StoreException e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("%s cannot be written.".formatted(output == null ? "The record" : output));
        }
        return 1;
    }

    static PrintWriter err(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli gave no command line");
        }
        return spec.commandLine().getErr();
    }
}
