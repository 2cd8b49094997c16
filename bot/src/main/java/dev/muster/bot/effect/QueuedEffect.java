package dev.muster.bot.effect;

import java.time.Instant;

/**
 * An effect as it stands in the store.
 *
 * @param id             the store's number of it, also its mark in the metadata of what it posts
 * @param attempts       how often sending was begun before now
 * @param outcomeUnknown whether an earlier attempt may have worked, so that one has to look before trying again
 * @param committedAt    when it was decided
 */
public record QueuedEffect(long id, Effect effect, int attempts, boolean outcomeUnknown, Instant committedAt) {}
