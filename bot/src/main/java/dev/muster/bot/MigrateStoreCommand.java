package dev.muster.bot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.review.Export;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.Exports;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.StoreCopy;
import dev.muster.bot.storage.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code muster migrate-store}: copies a SQLite store to PostgreSQL and proves the copy. */
@Command(name = "migrate-store", mixinStandardHelpOptions = true, description = {
        "Copies a SQLite store into an empty PostgreSQL database and proves that both hold the same.",
        "Stop the bot first. The SQLite file stays as it is."})
final class MigrateStoreCommand implements Callable<Integer> {
    private static final int PAGE = 100;
    private static final long TELL_EVERY = 50_000;

    @Option(names = "--from", required = true, paramLabel = "jdbc:sqlite:PATH", description = "The store to copy.")
    private String from = "";

    @Option(names = "--to", paramLabel = "jdbc:postgresql://…", description = {
            "The empty database. Without it, the configured one, so that its password stands in no list of processes."})
    private @Nullable String to;

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<ConfigLoader.Loaded> settings;

    MigrateStoreCommand() {
        this(Main::settings);
    }

    /** With other settings than the program's own. */
    MigrateStoreCommand(Supplier<ConfigLoader.Loaded> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        PrintWriter out = CheckCommand.out(spec);
        PrintWriter err = ExportCommand.err(spec);
        String target = to == null ? settings.get().config().databaseUrl() : to;
        try {
            List<StoreCopy.Copied> tables = StoreCopy.run(from, target, (table, rows) -> {
                if (rows % TELL_EVERY == 0) {
                    out.printf("%s: %d rows …%n", table, rows);
                    out.flush();
                }
            });
            tables.forEach(table -> out.printf("%s: %d rows, the same on both sides%n", table.table(), table.rows()));
            return compareExports(target, out, err);
        } catch (StoreException e) {
            err.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("The exports could not be compared: " + e.getMessage());
        }
        return 1;
    }

    private int compareExports(String target, PrintWriter out, PrintWriter err) throws IOException {
        try (Stores old = open(from); Stores now = open(target)) {
            Exports before = exports(old);
            Exports after = exports(now);
            int compared = 0;
            Optional<IncidentId> last = Optional.empty();
            List<Incident> page = old.incidents().newest(last, PAGE);
            while (!page.isEmpty()) {
                for (Incident incident : page) {
                    if (!digest(before, incident.id()).equals(digest(after, incident.id()))) {
                        err.printf("The export of %s is not the same from both. Do not use the copy: drop that database, "
                                + "and tell us. The source is as it was.%n", incident.id());
                        return 1;
                    }
                    compared++;
                }
                last = Optional.of(page.getLast().id());
                page = old.incidents().newest(last, PAGE);
            }
            out.printf("Exports: %d incidents, the same bytes from both.%n", compared);
            out.println(
                    "The copy is proven. Set MUSTER_DATABASE_URL to the new database and start; keep the old file, but let no bot run on it.");
            return ExitCode.OK;
        }
    }

    private static Stores open(String url) {
        return Stores.over(Database.open(url), true, Clock.systemUTC(), () -> {});
    }

    private static Exports exports(Stores stores) {
        return new Exports(new Export(stores.incidents(), stores.timeline(), stores.people()));
    }

    private static String digest(Exports exports, IncidentId id) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            try (OutputStream nowhere = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
                exports.write(id, ExportFormat.JSON, nowhere);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
