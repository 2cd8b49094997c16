package dev.muster.bot.slack.view;

import java.time.Duration;
import java.time.Instant;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;

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

    static String status(Status status) {
        return switch (status) {
            case OPEN -> "Open";
            case MITIGATED -> "Mitigated";
            case RESOLVED -> "Resolved";
        };
    }

    /** The state with the time since when, in each reader's zone. */
    static String statusSince(Incident incident) {
        Instant mitigatedAt = incident.mitigatedAt();
        Instant resolvedAt = incident.resolvedAt();
        return switch (incident.status()) {
            case OPEN -> "*Open* since " + Mrkdwn.time(incident.declaredAt());
            case MITIGATED -> "*Mitigated*" + (mitigatedAt == null ? "" : " since " + Mrkdwn.time(mitigatedAt));
            case RESOLVED -> "*Resolved*" + (resolvedAt == null ? "" : " at " + Mrkdwn.time(resolvedAt));
        };
    }

    static String commander(Incident incident) {
        return incident.commander() == null ? "nobody yet" : incident.commander().mention();
    }

    static String impact(Incident incident) {
        return incident.impact() == null ? "not stated yet" : Mrkdwn.escape(incident.impact());
    }

    /** The channel as a link; whether one is still to come is not known here, so that is not claimed. */
    static String channel(Incident incident) {
        return incident.channel() == null ? "no channel yet" : incident.channel().id().mention();
    }

    /** A rough length for people: {@code 3 min}, {@code 2 h 10 min}, {@code 4 d}. */
    static String length(Duration length) {
        if (length.toDays() >= 2) {
            return length.toDays() + " d";
        }
        if (length.toHours() >= 1) {
            return length.toMinutesPart() == 0
                    ? length.toHours() + " h"
                    : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
        }
        return Math.max(0, length.toMinutes()) + " min";
    }
}
