package dev.muster.sandbox.manifest;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a manifest, or with an app that it should fit.
 *
 * @param pointer the place in the manifest as a JSON pointer; empty where the whole is meant
 * @param message what is wrong there
 */
public record ManifestProblem(String pointer, String message) {

    /** Checks that nothing is missing. */
    public ManifestProblem {
        requireNonNull(pointer, "pointer");
        requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
