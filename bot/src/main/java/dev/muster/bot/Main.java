package dev.muster.bot;

import java.nio.file.Path;

import dev.muster.bot.config.ConfigLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts what the first argument asks for; without one, the bot. */
@Command(name = "muster", mixinStandardHelpOptions = true, subcommands = {RunCommand.class, ExportCommand.class,
        BoardCommand.class,
        CheckCommand.class, BackupCommand.class,
        MigrateStoreCommand.class,
        RehearseCommand.class}, description = "Muster helps people get through an incident together, inside Slack.")
public final class Main implements Runnable {
    private Main() {}

    /** Exits with 0 when it went well, 1 when not, 2 when it was called wrongly. */
    public static void main(String[] arguments) {
        String[] asked = arguments.length == 0 ? new String[]{"run"} : arguments;
        System.exit(new CommandLine(new Main()).execute(asked));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    static ConfigLoader.Loaded settings() {
        return new ConfigLoader(System.getenv(), Path.of("")).load();
    }
}
