package dev.muster.sandbox.rule;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find wrong, each under an error code. */
public final class Findings {

    private final String defaultError;
    private final List<Finding> found = new ArrayList<>();

    /** Files everything under {@code defaultError} that does not bring a code of its own. */
    public Findings(String defaultError) {
        this.defaultError = defaultError;
    }

    /** Adds one under the default code. */
    public void add(String pointer, String message) {
        found.add(new Finding(defaultError, pointer, message));
    }

    /** Adds one under a code of its own. */
    public void add(String error, String pointer, String message) {
        found.add(new Finding(error, pointer, message));
    }

    /** Everything so far, in the order in which it was found. */
    public List<Finding> all() {
        return List.copyOf(found);
    }
}
