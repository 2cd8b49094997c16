package dev.muster.bot;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import dev.muster.bot.config.ConfigProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code muster check}: all that is wrong with the settings, in one go; changes nothing. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Reads the configuration and lists every problem; changes nothing.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<ConfigProblem> problems = Main.settings().problemsForRunning();
        PrintWriter out = out(spec);
        if (problems.isEmpty()) {
            out.println("The configuration is complete.");
            return CommandLine.ExitCode.OK;
        }
        problems.forEach(out::println);
        out.println(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
        return 1;
    }

    /** Says what is in the way of starting; true when something is. */
    static boolean complain(List<ConfigProblem> problems, PrintWriter to) {
        if (problems.isEmpty()) {
            return false;
        }
        problems.forEach(to::println);
        to.println("Muster was not started. `./muster check` reads the configuration again.");
        return true;
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli gave no command line");
        }
        return spec.commandLine().getOut();
    }
}
