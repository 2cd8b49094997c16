package dev.muster.bot.effect;

import java.util.Optional;

/** What follows from an effect's fate. Each commits its change together with the end of the effect. */
public interface EffectFollowUps {
    /** Slack confirmed it. */
    void succeeded(QueuedEffect effect, EffectResult result);

    /** It can never work: people learn of it in the incident. {@code why} is a sentence for people. */
    void impossible(QueuedEffect effect, String why);

    /** What is done instead of one that belongs to no incident and can never work; empty where nobody would hear of it. */
    default Optional<Effect> instead(QueuedEffect effect, String why) {
        return Optional.empty();
    }
}
