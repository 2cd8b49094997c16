package dev.muster.bot;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

import dev.muster.bot.review.ExportProgress;

/** Tells on one line, which is written over and over, how far an export has come; for terminals only. */
final class ProgressLine implements ExportProgress, AutoCloseable {
    /** What the standard error is; only who starts the program can set it. */
    private static final String STDERR = "muster.stderr";
    private static final long EVERY = 1000;
    private static final String TO_THE_END_OF_THE_LINE = "\u001B[K";

    private final PrintWriter out;
    private boolean begun;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    /** Whether a person sits before this program. */
    @SuppressWarnings("SystemConsoleNull") // it is null on Java 21, and later versions are asked more closely
    static boolean hasReader() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        if (Runtime.version().feature() < 22) {
            return true;
        }
        try {
            // From Java 22 on there may be a console without a terminal, and only it can tell.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Whether a person sits before what this program says beside its output, which goes elsewhere. Only who starts it knows. */
    static boolean hasReaderBeside() {
        return "terminal".equals(System.getProperty(STDERR));
    }

    @Override
    public void read(long entries) {
        if (entries % EVERY == 0) {
            show(String.format(Locale.ROOT, "Reading: %,d entries", entries));
        }
    }

    @Override
    public void written(long entries, long all) {
        if (entries % EVERY == 0 || (begun && entries == all)) {
            show(String.format(Locale.ROOT, "Writing: %,d of %,d entries", entries, all));
        }
    }

    private void show(String words) {
        begun = true;
        out.print("\r" + words + TO_THE_END_OF_THE_LINE);
        out.flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (begun) {
            out.print("\r" + TO_THE_END_OF_THE_LINE);
            out.flush();
        }
    }
}
