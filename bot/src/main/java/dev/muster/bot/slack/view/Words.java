package dev.muster.bot.slack.view;

import java.time.Instant;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;

/** The small pieces of text that several cards share, so that they say the same. */
final class Words {
    private Words() {}

    /** A dot for the eye, and always the word beside it. */
    static String severity(Severity severity) {
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

    /** The state with the time since when, in each reader's zone. */
    static String statusSince(Incident incident) {
        Instant mitigatedAt = incident.mitigatedAt();
        Instant resolvedAt = incident.resolvedAt();
        if (incident.mergedInto() != null && resolvedAt != null) {
            return "*Merged into %s* at %s".formatted(incident.mergedInto(), Mrkdwn.time(resolvedAt));
        }
        return switch (incident.status()) {
            case OPEN -> "*Open* since " + Mrkdwn.time(incident.declaredAt());
            case MITIGATED -> "*Mitigated*" + (mitigatedAt == null ? "" : " since " + Mrkdwn.time(mitigatedAt));
            case RESOLVED -> "*Resolved*" + (resolvedAt == null ? "" : " at " + Mrkdwn.time(resolvedAt))
                    + (mitigatedAt == null ? "" : ", mitigated " + Mrkdwn.time(mitigatedAt));
        };
    }

    static String commander(Incident incident) {
        return incident.commander() == null ? "nobody yet" : incident.commander().mention();
    }

    static String impact(Incident incident) {
        return incident.impact() == null ? "not stated yet" : Mrkdwn.escape(incident.impact());
    }

    /** Who is affected, and since when that is known. */
    static String impactLine(Incident incident) {
        Instant startedAt = incident.impactStartedAt();
        return "*Impact:* " + impact(incident) + (startedAt == null ? "" : " · since " + Mrkdwn.time(startedAt));
    }

    /** The channel as a link; whether one is still to come is not known here, so that is not claimed. */
    static String channel(Incident incident) {
        return incident.channel() == null ? "no channel yet" : incident.channel().id().mention();
    }
}
