package dev.muster.sandbox.blockkit;

import static java.util.Objects.requireNonNull;

/**
 * One reason why Slack would refuse a message or a view.
 *
 * @param error   the code that the Web API answers with, such as {@code invalid_blocks}
 * @param pointer where it is, as a JSON pointer from the argument that was checked: {@code /blocks/0/text} or {@code /view/title}
 * @param message what is wrong there, in Slack's own way of saying it
 */
public record Problem(String error, String pointer, String message) {

    /** Checks that nothing is missing. */
    public Problem {
        requireNonNull(error, "error");
        requireNonNull(pointer, "pointer");
        requireNonNull(message, "message");
    }

    /** The line that the Web API puts into {@code response_metadata.messages} for this problem. */
    public String asResponseMessage() {
        return "[ERROR] " + message + " [json-pointer:" + pointer + "]";
    }
}
