package dev.muster.bot.slack.client;

import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;

/** Where incidents take place. */
@FunctionalInterface
public interface IncidentChannels {
    /** The incident's own channel; empty while there is none. */
    Optional<ChannelId> of(IncidentId incident);

    /** Whether nothing of it may be shown anywhere but in its own channel. */
    default boolean isPrivate(IncidentId incident) {
        return false;
    }
}
