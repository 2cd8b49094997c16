package dev.muster.bot.incident.newcomer;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;

/** Who was welcomed into which incident when. */
public interface Welcomes {
    /**
     * When the record said that this channel of the incident is there, or the newest of its channels where it names that one
     * by another id; empty while it has none.
     */
    Optional<Instant> channelMadeAt(IncidentId incident, ChannelId channel);

    /**
     * Keeps that this person was welcomed and commits the welcome with it, in one transaction, unless they were welcomed
     * there after {@code unlessSince}, or are known to be a bot.
     */
    void welcome(PersonalEffect.Welcome welcome, Instant at, Instant unlessSince);
}
