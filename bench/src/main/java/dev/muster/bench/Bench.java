package dev.muster.bench;

import java.nio.file.Path;
import java.util.List;

/** One measurement. */
interface Bench {
    /** What it is called on the command line. */
    String name();

    /** Measures. {@code folder} is its own and empty. */
    List<Figure> measure(Path folder, Effort effort) throws Exception;
}
