package dev.muster.launcher.play;

/** A script that cannot be played as it is written; the message says where and why. */
public final class UnusableScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableScriptException(String message) {
        super(message);
    }

    UnusableScriptException(Where where, String message) {
        super(where + ": " + message);
    }
}
