package dev.muster.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The developer's commands behind {@code ./muster}; each is a class of its own. */
@Command(name = "muster", subcommands = ManifestCommand.class, description = "Commands around Muster that need no running bot.")
public final class Main {

    private Main() {}

    /** Runs the command named by the first argument and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
