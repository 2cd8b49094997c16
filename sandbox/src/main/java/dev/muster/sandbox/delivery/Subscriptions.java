package dev.muster.sandbox.delivery;

/** Which events the app asked for and may have, by the names its manifest uses, such as {@code message.channels}. */
@FunctionalInterface
public interface Subscriptions {
    boolean to(String event);
}
