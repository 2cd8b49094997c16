package dev.muster.bot.slack.client;

import java.util.Optional;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;

/** Where incidents take place. */
@FunctionalInterface
public interface IncidentChannels {
    /** The incident's own channel; empty while there is none. */
    Optional<ChannelId> of(IncidentId incident);

    /** The message in it that is the card of one of the incident's items, such as {@code proposal:3}; empty for none. */
    default Optional<SlackTs> card(IncidentId incident, String item) {
        return Optional.empty();
    }

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
