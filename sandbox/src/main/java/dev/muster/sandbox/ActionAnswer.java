package dev.muster.sandbox;

import java.util.Optional;

/** What came of a click or a shortcut: the HTTP status (0 for none in time), and what the person is shown where it failed. */
public record ActionAnswer(int httpStatus, Optional<String> failure) {
    public boolean isOk() {
        return failure.isEmpty();
    }
}
