package dev.muster.bot.incident;

import java.time.Duration;

/**
 * What an organisation may want to change about incidents.
 *
 * @param defaultSeverity  what an incident has whose declarer named none
 * @param noCommanderAfter how long an incident may be without a commander before the channel is asked
 * @param announce         whether incidents are announced in a channel
 */
public record IncidentSettings(Severity defaultSeverity, Duration noCommanderAfter, boolean announce) {
    public IncidentSettings {
        if (noCommanderAfter.isNegative() || noCommanderAfter.isZero()) {
            throw new IllegalArgumentException("noCommanderAfter: %s (expected: more than 0)".formatted(noCommanderAfter));
        }
    }

    /** What holds where nothing is configured. */
    public static IncidentSettings defaults() {
        return new IncidentSettings(Severity.SEV3, Duration.ofMinutes(2), true);
    }
}
