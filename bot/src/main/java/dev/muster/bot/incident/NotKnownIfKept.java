package dev.muster.bot.incident;

/**
 * The line to the store broke in the very moment of keeping something, so nobody knows whether it was kept. Whoever tells a
 * person must not say that nothing was changed.
 */
public final class NotKnownIfKept extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotKnownIfKept(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
