package dev.muster.bot.effect;

/** What follows from an effect's fate. Each commits its change together with the end of the effect. */
public interface EffectFollowUps {
    /** Slack confirmed it. */
    void succeeded(QueuedEffect effect, EffectResult result);

    /** It can never work: people learn of it in the incident. {@code why} is a sentence for people. */
    void impossible(QueuedEffect effect, String why);
}
