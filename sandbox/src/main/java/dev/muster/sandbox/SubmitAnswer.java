package dev.muster.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * What came of sending a form.
 *
 * @param httpStatus 0 where no answer came in time or nothing was sent
 * @param action the app's {@code response_action}: errors, update, push, clear; empty where the form just closed
 * @param errors what is wrong, by the id of the input block
 * @param failure what the person is shown because the app did not answer well; the form stays open then
 */
public record SubmitAnswer(int httpStatus, String action, Map<String, String> errors, Optional<String> failure) {
    public SubmitAnswer {
        errors = Map.copyOf(errors);
    }

    public boolean isAccepted() {
        return failure.isEmpty() && errors.isEmpty();
    }
}
