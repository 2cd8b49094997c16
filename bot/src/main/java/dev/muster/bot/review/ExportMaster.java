package dev.muster.bot.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;
import org.jspecify.annotations.Nullable;

/**
 * All that an export holds; every format is written from it. The names of the components are the names in the JSON, in
 * snake case and in this order, and scripts rely on them: add, never rename. The timeline may be long, so it is not held
 * here but read as it is walked through.
 *
 * @param profile for whom it is; what a profile hides is gone from the other components already
 * @param people  everybody who said, did or joined anything, by first appearance
 * @param lists   the further tables by their name in {@link #LISTS}, each row an object; those that are not here are empty
 */
public record ExportMaster(ExportProfile profile, Overview incident, List<Participant> people, Lines timeline,
        Map<String, List<ObjectNode>> lists) {
    /** Names this layout. */
    public static final String SCHEMA = "muster.export/1";

    /** The tables behind the timeline, in their order; each is always there, if need be empty. */
    public static final List<String> LISTS = List.of("decisions", "assignments", "handovers", "questions", "beliefs",
            "intents", "updates", "pages", "context", "follow_ups", "process_feedback");

    public ExportMaster {
        people = List.copyOf(people);
        lists = Map.copyOf(lists);
        if (!LISTS.containsAll(lists.keySet())) {
            throw new IllegalArgumentException("lists: %s (expected: some of %s)".formatted(lists.keySet(), LISTS));
        }
    }

    /** The rows of this table; none where nothing fills it. */
    List<ObjectNode> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** The lines of the timeline by {@code seq}; each call walks them anew, up to the same last one. */
    @FunctionalInterface
    public interface Lines {
        /** Close it. */
        Stream<Line> open();
    }

    /**
     * The incident as a whole.
     *
     * @param declaredBy the person who declared it; null where it was no person, the timeline names the system then
     * @param channel    its parts are null while there is no channel
     * @param impact     who is affected and how; null where nobody has said
     * @param mergedInto the incident that it turned out to be the same as; null for one that stands for itself
     * @param review     who owns the review; null while nobody was asked
     */
    public record Overview(IncidentId id, String title, boolean drill, @JsonProperty("private") boolean isPrivate,
            Severity severity, List<SeverityAt> severityHistory, Status status, List<StatusAt> statusHistory,
            Instant declaredAt, @Nullable UserId declaredBy, @Nullable Instant impactStartedAt, @Nullable Instant mitigatedAt,
            @Nullable Instant resolvedAt, Channel channel, List<String> tags,
            @Nullable String impact, @Nullable IncidentId mergedInto, @Nullable ReviewAt review) {
        public Overview {
            severityHistory = List.copyOf(severityHistory);
            statusHistory = List.copyOf(statusHistory);
            tags = List.copyOf(tags);
        }
    }

    /** The severity from that time on; {@code by} is null where it was no person. */
    public record SeverityAt(Severity severity, Instant at, @Nullable UserId by, @Nullable String reason) {}

    /** The status from that time on; {@code by} is null where it was no person. */
    public record StatusAt(Status status, Instant at, @Nullable UserId by, @Nullable String note) {}

    /** By when the review is due, and who owns it; null for nobody yet. */
    public record ReviewAt(@Nullable UserId owner, Instant dueAt, Instant askedAt) {}

    /** The incident's channel. */
    public record Channel(@Nullable ChannelId id, @Nullable String name) {}

    /**
     * Somebody who was there.
     *
     * @param name                 as last known; null where Slack has not said
     * @param onCallAtFirstMessage null where nothing is known about who was on call
     * @param messages             how many they wrote, deleted ones included
     * @param reactions            how many they added, those taken back included
     */
    public record Participant(UserId user, @Nullable String name, @Nullable Boolean onCallAtFirstMessage,
            Participation participation, List<Held> roles, @Nullable Instant firstMessageAt, long messages, long reactions,
            @Nullable Instant joinedAt, @Nullable Instant pagedAt) {
        public Participant {
            roles = List.copyOf(roles);
        }
    }

    /** Whether somebody took part with any word, reaction or command, or only watched. */
    public enum Participation {
        RESPONDER,
        OBSERVER
    }

    /** A role from when to when; {@code to} is null where it was not passed on. */
    public record Held(String role, Instant from, @Nullable Instant to) {}

    /**
     * One entry of the timeline.
     *
     * @param text     as people read it; {@code raw_text} in {@code data} is what Slack has, where that differs
     * @param evidence addresses of what supports it
     * @param data     what else is known, by kind; an object
     */
    public record Line(long seq, String kind, Instant happenedAt, Instant knownAt, Author actor, String text,
            @Nullable ChannelId channel, @Nullable SlackTs ts, @Nullable SlackTs threadTs, @Nullable String permalink,
            List<String> evidence, JsonNode data) {
        public Line {
            evidence = List.copyOf(evidence);
        }
    }

    /** Who did it; {@code name} and {@code role} as of then. All null where nobody is known. */
    public record Author(@Nullable UserId user, @Nullable String name, @Nullable String role) {}
}
