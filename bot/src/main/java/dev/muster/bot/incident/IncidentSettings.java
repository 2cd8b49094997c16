package dev.muster.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an organisation may want to change about incidents.
 *
 * @param defaultSeverity  what an incident has whose declarer named none
 * @param noCommanderAfter how long an incident may be without a commander before the channel is asked
 * @param archiveOfferAfter how long after it was resolved archiving the channel is offered
 * @param announce         whether incidents are announced in a channel
 * @param nudges           whether a commander who asks nobody in particular is offered to assign it
 * @param commanders       the id of the user group that is called where still nobody has command; empty for none
 * @param updateEvery      how often a status update is due, for each severity
 * @param external         when customers are told
 * @param leading          when those who lead hear from Muster
 */
public record IncidentSettings(Severity defaultSeverity, Duration noCommanderAfter, Duration archiveOfferAfter,
        boolean announce, boolean nudges, Optional<String> commanders, Map<Severity, Duration> updateEvery,
        ExternalTimes external, LeaderTimes leading) {
    /** Long enough to talk it over and to review it in its own channel. */
    private static final Duration ARCHIVE_OFFER_AFTER = Duration.ofDays(7);
    /** However long it goes on: who waits for news for longer than this takes it for forgotten. */
    private static final Duration SLOWEST = Duration.ofHours(2);

    public IncidentSettings {
        updateEvery = Map.copyOf(new EnumMap<>(updateEvery));
        if (updateEvery.size() < Severity.values().length) {
            throw new IllegalArgumentException("updateEvery: %s (expected: one for each severity)".formatted(updateEvery));
        }
        if (noCommanderAfter.isNegative() || noCommanderAfter.isZero()) {
            throw new IllegalArgumentException("noCommanderAfter: %s (expected: more than 0)".formatted(noCommanderAfter));
        }
        if (archiveOfferAfter.isNegative() || archiveOfferAfter.isZero()) {
            throw new IllegalArgumentException("archiveOfferAfter: %s (expected: more than 0)".formatted(archiveOfferAfter));
        }
    }

    /** With the usual time until archiving is offered. */
    public IncidentSettings(Severity defaultSeverity, Duration noCommanderAfter, boolean announce) {
        this(defaultSeverity, noCommanderAfter, ARCHIVE_OFFER_AFTER, announce, true, Optional.empty(), usualUpdates(),
                ExternalTimes.usual(), LeaderTimes.usual());
    }

    /** How often updates are due where nothing is configured. */
    private static Map<Severity, Duration> usualUpdates() {
        Map<Severity, Duration> every = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            every.put(severity, Duration.ofMinutes(switch (severity) {
                case SEV1 -> 20;
                case SEV2 -> 30;
                case SEV3, SEV4, SEV5 -> 60;
            }));
        }
        return every;
    }

    /**
     * When customers are told.
     *
     * @param first how long after the declaration they are told first
     * @param every how often afterwards, for the first two hours
     */
    public record ExternalTimes(Duration first, Duration every) {
        private static final Duration OFTEN_FOR = Duration.ofHours(2);
        private static final Duration AFTERWARDS = Duration.ofHours(1);

        /** What holds where nothing is configured. */
        public static ExternalTimes usual() {
            return new ExternalTimes(Duration.ofMinutes(5), Duration.ofMinutes(20));
        }

        /** When the next text is due after one that was approved then: often at first, every hour later on. */
        public Instant next(Incident incident, Instant approvedAt) {
            boolean early = Duration.between(incident.declaredAt(), approvedAt).compareTo(OFTEN_FOR) < 0;
            return approvedAt.plus(early || every.compareTo(AFTERWARDS) > 0 ? every : AFTERWARDS);
        }
    }

    /**
     * When those who lead hear from Muster.
     *
     * @param tick      how often they get a private line
     * @param longAfter how long an incident goes on before they are asked whether it is a long one
     */
    public record LeaderTimes(Duration tick, Duration longAfter) {
        /** In the first hour nobody shall be offered to do less. */
        public static final Duration SOONEST = Duration.ofHours(1);

        private static final int SLOWLY = 3;

        public LeaderTimes {
            if (longAfter.compareTo(SOONEST) < 0) {
                throw new IllegalArgumentException("longAfter: %s (expected: %s or more)".formatted(longAfter, SOONEST));
            }
        }

        /** What holds where nothing is configured. */
        public static LeaderTimes usual() {
            return new LeaderTimes(Duration.ofMinutes(10), Duration.ofHours(2));
        }

        /** How often they get a line; where the rhythm is slower, one of three is enough. */
        public Duration tick(boolean slow) {
            return slow ? tick.multipliedBy(SLOWLY) : tick;
        }
    }

    /** How often a status update is due at this severity. */
    public Duration updateEvery(Severity severity) {
        return Objects.requireNonNull(updateEvery.get(severity));
    }

    /** The same in the rhythm that was decided: a slower one is half as often, but at least every two hours. */
    public Duration updateEvery(Severity severity, boolean slow) {
        Duration usual = updateEvery(severity);
        if (!slow || usual.compareTo(SLOWEST) >= 0) {
            return usual;
        }
        Duration twice = usual.multipliedBy(2);
        return twice.compareTo(SLOWEST) > 0 ? SLOWEST : twice;
    }

    /** What holds where nothing is configured. */
    public static IncidentSettings defaults() {
        return new IncidentSettings(Severity.SEV3, Duration.ofMinutes(2), true);
    }
}
