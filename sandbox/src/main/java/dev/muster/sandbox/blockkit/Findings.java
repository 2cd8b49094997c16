package dev.muster.sandbox.blockkit;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find wrong, each under the error code of the surface that is being checked. */
final class Findings {

    private final String defaultError;
    private final List<Problem> problems = new ArrayList<>();

    Findings(String defaultError) {
        this.defaultError = defaultError;
    }

    void add(String pointer, String message) {
        problems.add(new Problem(defaultError, pointer, message));
    }

    void add(String error, String pointer, String message) {
        problems.add(new Problem(error, pointer, message));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
