package dev.muster.launcher;

import java.io.PrintWriter;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks to its user: every line at once, also when it is piped. */
final class Console {
    private final PrintWriter out;

    Console(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls");
        }
        this.out = spec.commandLine().getOut();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void say(List<String> lines) {
        lines.forEach(this::say);
    }
}
