package dev.muster.bot.slack.client;

import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;

/** Where incidents take place. */
@FunctionalInterface
public interface IncidentChannels {
    /** The incident's own channel; empty while there is none. */
    Optional<ChannelId> of(IncidentId incident);

    /** Whether it has a channel already, so that none has to be made. */
    default boolean isMade(IncidentId incident) {
        return false;
    }

    /** Whether archiving its channel is wanted still: people may have decided otherwise since. */
    default boolean isArchivingWanted(IncidentId incident) {
        return true;
    }

    /** Whether nothing of it may be shown anywhere but in its own channel. */
    default boolean isPrivate(IncidentId incident) {
        return false;
    }
}
