package dev.muster.bot.effect;

/** How soon an effect is needed. Where several lanes wait for the same limit of Slack's, the more urgent one goes first. */
public enum Urgency {
    /** Somebody looks at the screen and waits. */
    NOW,
    /** People in the incident need it within seconds. */
    SOON,
    /** Nobody would notice half a minute. */
    LATER
}
