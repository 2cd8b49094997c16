package dev.muster.bot.incident;

import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.timer.Timer;

/** What brought a change about. The change and the end of its cause are one transaction, so each cause acts at most once. */
public sealed interface Cause {
    /** Somebody asked. {@code key} is the same when the same request arrives again, such as a trigger or a dedup key. */
    record Request(String key) implements Cause {
        public Request {
            if (key.isBlank() || key.length() > 500) {
                throw new IllegalArgumentException("key: %d characters (expected: 1 to 500)".formatted(key.length()));
            }
        }
    }

    /** A deadline passed. */
    record TimerFired(Timer timer) implements Cause {}

    /** An effect ended: it worked, or it never can ({@code worked} false). */
    record EffectEnded(QueuedEffect effect, boolean worked) implements Cause {}
}
