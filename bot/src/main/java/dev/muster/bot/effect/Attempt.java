package dev.muster.bot.effect;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** How one attempt at an effect ended. */
public sealed interface Attempt {
    /** Slack confirmed it. */
    record Succeeded(EffectResult result) implements Attempt {}

    /** It certainly did not happen and may work later; {@code pause} is the least time to wait, null to back off as usual. */
    record NotYet(String why, @Nullable Duration pause) implements Attempt {}

    /** Nobody knows whether it happened: look before the next attempt. */
    record Unknown(String why) implements Attempt {}

    /** It can never work; {@code why} is a sentence for people. */
    record Impossible(String why) implements Attempt {}
}
