package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;

/** The small pieces of text that several cards share, so that they say the same. */
final class Words {
    private Words() {}

    /** Times this near are of the same day for whoever reads them, so that the clock alone is plain. */
    private static final Duration SAME_DAY = Duration.ofHours(12);

    /** As severe as it is, and calm once it is over. */
    static String severity(Incident incident) {
        Severity severity = incident.severity();
        return incident.isResolved()
                ? ":white_check_mark: *%s* %s".formatted(severity.name(), severity.word())
                : severity(severity);
    }

    /** A dot for the eye, and always the word beside it. */
    private static String severity(Severity severity) {
        String dot = switch (severity) {
            case SEV1 -> ":red_circle:";
            case SEV2 -> ":large_orange_circle:";
            case SEV3 -> ":large_yellow_circle:";
            case SEV4 -> ":large_blue_circle:";
            case SEV5 -> ":white_circle:";
        };
        return "%s *%s* %s".formatted(dot, severity.name(), severity.word());
    }

    static String status(Incident incident) {
        if (incident.mergedInto() != null) {
            return "Merged into " + incident.mergedInto();
        }
        return switch (incident.status()) {
            case OPEN -> "Open";
            case MITIGATED -> "Mitigated";
            case RESOLVED -> "Resolved";
        };
    }

    /** The same for a message that stands where it was declared: its own time says the day. */
    static String statusSince(Incident incident) {
        return statusSince(incident, incident.declaredAt());
    }

    /** The state with the time since when, in each reader's zone; the day only where it is not that of {@code seenAt}. */
    static String statusSince(Incident incident, Instant seenAt) {
        Instant mitigatedAt = incident.mitigatedAt();
        Instant resolvedAt = incident.resolvedAt();
        if (incident.mergedInto() != null && resolvedAt != null) {
            return "*Merged into %s* at %s".formatted(incident.mergedInto(), near(resolvedAt, seenAt));
        }
        return switch (incident.status()) {
            case OPEN -> "*Open* since " + near(incident.declaredAt(), seenAt);
            case MITIGATED -> "*Mitigated*" + (mitigatedAt == null ? "" : " since " + near(mitigatedAt, seenAt));
            case RESOLVED -> "*Resolved*" + (resolvedAt == null ? "" : " at " + near(resolvedAt, seenAt))
                    + (mitigatedAt == null ? "" : ", mitigated " + near(mitigatedAt, seenAt));
        };
    }

    /** The clock alone near {@code seenAt}, the day as well on any other. */
    static String near(Instant at, Instant seenAt) {
        return Duration.between(at, seenAt).abs().compareTo(SAME_DAY) < 0 ? Mrkdwn.hour(at) : Mrkdwn.time(at);
    }

    static String commander(Incident incident) {
        return incident.commander() == null ? "nobody yet" : incident.commander().mention();
    }

    static String impact(Incident incident) {
        return incident.impact() == null ? "not stated yet" : Mrkdwn.escape(incident.impact());
    }

    /** Who is affected, and since when that is known. */
    static String impactLine(Incident incident) {
        return impactLine(incident, incident.declaredAt());
    }

    /** The same as somebody reads it at that time. */
    static String impactLine(Incident incident, Instant seenAt) {
        Instant startedAt = incident.impactStartedAt();
        return "*Impact:* " + impact(incident) + (startedAt == null ? "" : " · since " + near(startedAt, seenAt));
    }

    /** The channel as a link; whether one is still to come is not known here, so that is not claimed. */
    static String channel(Incident incident) {
        return incident.channel() == null ? "no channel yet" : incident.channel().id().mention();
    }
}
