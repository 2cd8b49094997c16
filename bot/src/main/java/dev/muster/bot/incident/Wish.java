package dev.muster.bot.incident;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who wants something, and which request it is.
 *
 * @param key the same when the very same request arrives again (a retry, a double click), so that it acts once
 * @param by  who asks
 * @param at  when they asked, by the clock of whoever stamped the request first
 */
public record Wish(String key, Actor by, Instant at) {
    /** What the store cannot keep would make the same time two. */
    public Wish {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The request as the cause of a change. */
    public Cause.Request cause() {
        return new Cause.Request(key);
    }
}
