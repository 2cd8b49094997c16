package dev.muster.bot.incident.update;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Status;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.StatusUpdate;

/** What the record says of how it stands, in plain words for somebody who was not there. A person edits it and sends it. */
public final class UpdateDraft {
    private static final int MOST_ACTIONS = 4;
    private static final int LONGEST_PART = 240;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private UpdateDraft() {}

    /** For the organisation. Times are in the writer's zone, and say so. */
    public static String internal(Incident incident, Items items, ZoneId zone, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("%s (%s, %s). %s".formatted(brief(incident.title()), incident.severity().name(), incident.severity().word(),
                status(incident)));
        lines.add(affected(incident, items, zone, now));
        List<String> actions = items.openAssignments().stream()
                .filter(each -> each.state() != Assignment.State.ASKED).limit(MOST_ACTIONS).map(each -> "- " + bare(each.task())
                        + (each.state() == Assignment.State.BLOCKED ? " (waits for something)" : ""))
                .toList();
        if (!actions.isEmpty()) {
            lines.add("What is being done:\n" + String.join("\n", actions));
        }
        decision(items).ifPresent(lines::add);
        return cut(String.join("\n", lines));
    }

    /** For customers: what they notice and since when. No cause, no names, and no promise: when they hear more, whoever speaks with them knows. */
    public static String external(Incident incident, Items items, ZoneId zone, Instant now) {
        String noticed = incident.impact() == null ? brief(incident.title()) : bare(incident.impact());
        List<String> sentences = new ArrayList<>();
        sentences.add(switch (incident.status()) {
            case OPEN -> "We are looking into a problem: %s.".formatted(noticed);
            case MITIGATED -> "The problem no longer affects you: %s. We keep watching it.".formatted(noticed);
            case RESOLVED -> "The problem is over: %s.".formatted(noticed);
        });
        if (incident.impactStartedAt() != null) {
            sentences.add("It began at %s.".formatted(clock(incident.impactStartedAt(), zone, now)));
        }
        if (incident.status() == Status.OPEN) {
            sentences.add("We are working on it.");
        }
        return cut(String.join(" ", sentences));
    }

    /** Who is affected as far as the record says: where nobody stated an impact, what was told last says it best. */
    private static String affected(Incident incident, Items items, ZoneId zone, Instant now) {
        String since = incident.impactStartedAt() == null
                ? ""
                : "since " + clock(incident.impactStartedAt(), zone, now);
        if (incident.impact() != null) {
            return "Impact: %s%s.".formatted(bare(incident.impact()), since.isEmpty() ? "" : ", " + since);
        }
        Optional<String> told = items.lastUpdate().map(StatusUpdate::text);
        if (told.isPresent()) {
            return "As told last: %s.%s".formatted(bare(told.get()),
                    since.isEmpty() ? "" : "\nImpact " + since + ".");
        }
        return "Impact: not known yet%s.".formatted(since.isEmpty() ? "" : ", " + since);
    }

    private static String status(Incident incident) {
        return switch (incident.status()) {
            case OPEN -> "We are working on it.";
            case MITIGATED -> "The impact has stopped; the work goes on.";
            case RESOLVED -> "It is resolved.";
        };
    }

    /** What was decided last, else what is proposed. */
    private static Optional<String> decision(Items items) {
        Optional<Proposal> open = items.proposals().filter(Proposal::isOpen).max(Comparator.comparingInt(Proposal::number));
        if (open.isPresent()) {
            return open.map(each -> "Proposed, not decided: %s.".formatted(bare(each.plan())));
        }
        return items.proposals()
                .filter(each -> each.state() == Proposal.State.DECIDED || each.state() == Proposal.State.OVERRULED)
                .max(Comparator.comparingInt(Proposal::number)).map(each -> "Decided: %s.".formatted(bare(each.plan())));
    }

    private static String clock(Instant at, ZoneId zone, Instant now) {
        boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return "%s (%s)".formatted((today ? CLOCK : DAY).format(at.atZone(zone)), zone.getId());
    }

    /** Without the dot that may stand at its end. */
    private static String bare(String words) {
        return brief(words).replaceFirst("[.\\s]+$", "");
    }

    private static String brief(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_PART ? line : whole(line, LONGEST_PART - 1) + "…";
    }

    private static String cut(String text) {
        return text.length() <= StatusUpdate.LONGEST_TEXT ? text : whole(text, StatusUpdate.LONGEST_TEXT - 1) + "…";
    }

    /** Never half a character. */
    private static String whole(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
