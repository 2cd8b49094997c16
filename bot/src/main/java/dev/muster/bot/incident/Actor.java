package dev.muster.bot.incident;

import java.util.Optional;

import dev.muster.bot.id.UserId;

/** Who did something. */
public sealed interface Actor {
    /** Somebody in Slack. */
    record Person(UserId user) implements Actor {}

    /** The bot by itself, such as when a deadline passed. */
    record Bot() implements Actor {}

    /** Another system, through the API; {@code name} is what it calls itself. */
    record ApiClient(String name) implements Actor {}

    /** The person in Slack, where it was one. */
    default Optional<UserId> person() {
        return this instanceof Person(UserId user) ? Optional.of(user) : Optional.empty();
    }
}
