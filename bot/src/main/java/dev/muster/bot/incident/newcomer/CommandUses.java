package dev.muster.bot.incident.newcomer;

import java.time.Instant;
import java.util.Optional;

import dev.muster.bot.id.UserId;

/** Who used a command last when. */
public interface CommandUses {
    /** When this person last did; empty for never. */
    Optional<Instant> lastUse(UserId person);

    /** They used one now; what is older than what is known changes nothing. */
    void used(UserId person, Instant at);
}
