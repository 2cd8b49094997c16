package dev.muster.sandbox.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file that is not a manifest Slack would take. The message lists everything that is wrong with it. */
public final class InvalidManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ManifestProblem> problems;

    InvalidManifestException(Path file, List<ManifestProblem> problems) {
        super(file + " is not a manifest that Slack accepts:\n"
                + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, at least one. */
    public List<ManifestProblem> problems() {
        return problems;
    }
}
