package dev.muster.launcher;

import java.io.UncheckedIOException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The developer's commands behind {@code ./muster}; each is a class of its own. */
@Command(name = "muster", subcommands = {SandboxCommand.class, ChaosCommand.class, FuzzCommand.class,
        ManifestCommand.class, GalleryCommand.class}, description = "Commands around Muster for developers.")
public final class Main {

    private Main() {}

    /** Runs the command named by the first argument and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(sentence(failure));
            return ExitCode.SOFTWARE;
        });
    }

    /** What went wrong, for a person; what was not meant for one is named by its kind. */
    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        boolean meant = failure instanceof IllegalArgumentException || failure instanceof IllegalStateException
                || failure instanceof UncheckedIOException;
        return meant && message != null ? message : "Something unexpected happened: " + failure;
    }
}
