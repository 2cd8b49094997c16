package dev.muster.bot;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.review.Boards;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster board [INC-12]}: where it stands, from the store, without Slack and without a running bot (V12). */
@Command(name = "board", mixinStandardHelpOptions = true, description = {"Shows where the open incidents stand, or one of them.",
        "It needs the store alone: neither Slack nor a running Muster."})
final class BoardCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "INC-12", description = "The incident; without it, those that are open.")
    private @Nullable String incident;

    @Option(names = "--format", defaultValue = "text", description = {"text, or html for a page to print",
            "(default: ${DEFAULT-VALUE})."})
    private String format = "text";

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<ConfigLoader.Loaded> settings;
    private final OutputStream screen;
    private final ZoneId zone;
    private final InstantSource clock;

    BoardCommand() {
        this(Main::settings, System.out, ZoneId.systemDefault(), InstantSource.system());
    }

    /** With other settings, another screen and another time than the machine's own. */
    BoardCommand(Supplier<ConfigLoader.Loaded> settings, OutputStream screen, ZoneId zone, InstantSource clock) {
        this.settings = settings;
        this.screen = screen;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter err = ExportCommand.err(spec);
        Optional<IncidentId> id = Optional.ofNullable(incident).flatMap(IncidentId::parse);
        Optional<Boards.Format> wanted = Boards.Format.parse(format);
        if (incident != null && id.isEmpty()) {
            err.println("'%s' is no incident (expected: such as INC-12)".formatted(incident));
            return ExitCode.USAGE;
        }
        if (wanted.isEmpty()) {
            err.println("--format: '%s' (expected: text or html)".formatted(format));
            return ExitCode.USAGE;
        }
        Optional<String> url = ExportCommand.storeUrl(settings.get(), err);
        return url.map(found -> show(id, wanted.get(), found, err)).orElse(1);
    }

    private int show(Optional<IncidentId> id, Boards.Format wanted, String url, PrintWriter err) {
        try (Stores stores = Stores.over(Database.openToLook(url), false, Clock.systemUTC(), () -> {})) {
            Boards boards = new Boards(stores.incidents(), stores.timeline(), stores.people(), zone, clock);
            if (id.isEmpty()) {
                print(boards.open(stores.incidents().unresolved(), wanted));
                return ExitCode.OK;
            }
            Optional<Incident> found = stores.incidents().find(id.get());
            if (found.isPresent()) {
                print(boards.one(found.get(), wanted));
                return ExitCode.OK;
            }
            err.println("There is no %s in this store.".formatted(id.get()));
        } catch (StoreException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private void print(String board) {
        PrintStream to = new PrintStream(screen, false, StandardCharsets.UTF_8);
        to.print(board);
        to.flush();
    }
}
