package dev.muster.bot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.bot.storage.SqliteBackup;
import dev.muster.bot.storage.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code muster backup PATH}: a copy of the store, also while the bot runs. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = "Copies the SQLite store to a file, also while the bot runs.")
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "The file to write. It must not be there yet.")
    private Path target = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    private final Supplier<ConfigLoader.Loaded> settings;

    BackupCommand() {
        this(Main::settings);
    }

    /** With other settings than the program's own. */
    BackupCommand(Supplier<ConfigLoader.Loaded> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        PrintWriter err = ExportCommand.err(spec);
        ConfigLoader.Loaded loaded = settings.get();
        if (!loaded.problems().isEmpty()) {
            loaded.problems().forEach(err::println);
            return 1;
        }
        String url = loaded.config().databaseUrl();
        try {
            SqliteBackup.Copied copied = SqliteBackup.copy(url, target);
            tell(copied, url.replaceFirst("^jdbc:sqlite:", ""), CheckCommand.out(spec));
            return ExitCode.OK;
        } catch (StoreException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void tell(SqliteBackup.Copied copied, String store, PrintWriter out) {
        out.printf(Locale.ROOT,
                "%s: %.1f MB, checked whole. Incidents: %d, timeline entries: %d, still on their way to Slack: %d.%n",
                copied.file(), copied.bytes() / 1_000_000.0, copied.incidents(), copied.entries(), copied.waiting());
        out.printf(
                "To restore it: stop Muster; move %1$s, %1$s-wal and %1$s-shm away; copy this file to %1$s, "
                        + "readable and writable for Muster's user; start.%n",
                store);
    }
}
