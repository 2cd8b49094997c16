package dev.muster.bot.incident;

/**
 * Why something was not done, in words for the person who asked; nothing changed. Both parts are mrkdwn: what people typed
 * is escaped in them.
 *
 * @param sentence what is in the way
 * @param next     what to type or do instead
 */
public record Rejection(String sentence, String next) implements Verdict, JointVerdict {
    public Rejection {
        if (sentence.isBlank() || next.isBlank()) {
            throw new IllegalArgumentException("a rejection says what is in the way and what to do instead");
        }
    }
}
