package dev.muster.bot.effect;

/** Carries effects out in the outside world. Never throws for what the outside does: an {@link Attempt} says it. */
public interface EffectSender {
    /**
     * Tries once. When {@link QueuedEffect#outcomeUnknown} is set, it looks first whether the earlier attempt worked and
     * reports that instead of doing it twice.
     */
    Attempt send(QueuedEffect effect);
}
