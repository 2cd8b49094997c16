package dev.muster.bot.slack.client;

import java.util.Optional;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;

/** Where a message goes, once it was found out. */
sealed interface Place {
    /** There. */
    record At(ChannelId channel, Optional<SlackTs> thread) implements Place {
        static At channel(ChannelId channel) {
            return new At(channel, Optional.empty());
        }
    }

    /** Nowhere for now, or for ever. */
    record Blocked(Attempt attempt) implements Place {}
}
