package dev.muster.bot.slack.client;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.Effect;

/** Reads what was said while nobody listened. */
@FunctionalInterface
public interface Backfill {
    /** Reads on from where the record ends; answers {@link Attempt.NotYet} to go on later. Reading twice changes nothing. */
    Attempt run(Effect.Backfill effect);
}
