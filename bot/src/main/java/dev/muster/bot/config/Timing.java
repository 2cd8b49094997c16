package dev.muster.bot.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.muster.bot.incident.IncidentSettings.ExternalTimes;
import dev.muster.bot.incident.IncidentSettings.LeaderTimes;
import dev.muster.bot.incident.Severity;

/**
 * The times that people may want to change. Those of later features are read and checked already, so that one settings
 * file serves every version.
 *
 * @param objectionWindow   how long a proposal can be objected to
 * @param timebox           how long an assignment gets where nobody says
 * @param acknowledgeWithin an assignment or page not acknowledged by then is raised
 * @param answerWithin      an expired timebox without an answer is raised
 * @param updateEvery       how often a status update is due
 * @param external          when customers are told first, and how often afterwards
 * @param noCommanderAfter  how long an incident may be without a commander
 * @param handoverExpires   how long a handover waits for its acceptance
 * @param questionOpenAfter a question without an answer by then is open
 * @param commanderTick     how often the commander gets a private line
 * @param longIncidentAfter how long an incident goes on before those who lead are asked whether it is a long one
 * @param archiveOfferAfter how long after an incident was resolved archiving its channel is offered
 * @param fatigue           times in a role after which rest is suggested, ever more firmly
 */
public record Timing(Duration objectionWindow, BySeverity timebox, Duration acknowledgeWithin, Duration answerWithin,
        BySeverity updateEvery, ExternalTimes external, Duration noCommanderAfter, Duration handoverExpires,
        Duration questionOpenAfter,
        Duration commanderTick, Duration longIncidentAfter, Duration archiveOfferAfter, List<Duration> fatigue) {
    public Timing {
        fatigue = List.copyOf(fatigue);
    }

    /** A length of time for each severity, and one for those not named. */
    public record BySeverity(Map<Severity, Duration> named, Duration otherwise) {
        public BySeverity {
            named = named.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(named));
        }

        /** What holds for this severity. */
        public Duration of(Severity severity) {
            return named.getOrDefault(severity, otherwise);
        }

        /** What holds for each. */
        Map<Severity, Duration> all() {
            return Arrays.stream(Severity.values()).collect(Collectors.toMap(severity -> severity, this::of));
        }
    }

    /** What holds where nothing is configured. */
    public static Timing defaults() {
        return new Timing(Duration.ofMinutes(2), by(5, 10, 20), Duration.ofMinutes(2), Duration.ofMinutes(2), by(20, 30, 60),
                ExternalTimes.usual(),
                Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(7), Duration.ofMinutes(10),
                LeaderTimes.usual().longAfter(),
                Duration.ofDays(7),
                List.of(Duration.ofMinutes(90), Duration.ofMinutes(120), Duration.ofMinutes(180)));
    }

    private static BySeverity by(int sev1, int sev2, int otherwise) {
        return new BySeverity(Map.of(Severity.SEV1, Duration.ofMinutes(sev1), Severity.SEV2, Duration.ofMinutes(sev2)),
                Duration.ofMinutes(otherwise));
    }
}
