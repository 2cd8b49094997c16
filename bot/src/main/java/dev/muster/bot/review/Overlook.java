package dev.muster.bot.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.Status;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** What one walk through the timeline tells about the whole: people, roles, histories. Its size is that of the people, not of the record. */
final class Overlook {
    /** To come and to go is to watch; whatever else somebody does, they took part. */
    private static final Set<String> WATCHING = Set.of("member_joined", "member_left");

    private final Map<UserId, Tally> people = new LinkedHashMap<>();
    private final List<ExportMaster.SeverityAt> severities = new ArrayList<>();
    private final Statuses statuses = new Statuses();
    private final Roles roles = new Roles();
    /** Everybody whom a text points to, by first mention. */
    private final Set<UserId> mentioned = new LinkedHashSet<>();
    private final Set<SlackTs> deleted = new HashSet<>();
    private final Predicate<UserId> isBot;
    private long lastSeq;

    /** What is counted of one person. */
    private static final class Tally {
        private boolean tookPart;
        private long messages;
        private long reactions;
        private @Nullable Instant firstMessageAt;
        private @Nullable Instant joinedAt;
    }

    /** @param isBot whom not to count as a person */
    Overlook(Predicate<UserId> isBot) {
        this.isBot = isBot;
    }

    /** Takes the next entry into account. */
    void add(TimelineEntry entry) {
        lastSeq = entry.seq();
        UserId actor = entry.actor();
        if (actor != null && !isBot.test(actor)) {
            did(tally(actor), entry);
        }
        Mentions.of(entry.rawText()).filter(user -> !isBot.test(user)).forEach(mentioned::add);
        happened(entry, entry.data(), entry.happenedAt());
    }

    private void happened(TimelineEntry entry, JsonNode data, Instant at) {
        switch (entry.kind()) {
            case "message_deleted" -> {
                if (entry.ts() != null) {
                    deleted.add(entry.ts());
                }
            }
            case "incident_declared" -> {
                severity(data.path("severity"), entry, null);
                statuses.set(Status.OPEN, entry);
            }
            case "severity_changed" -> severity(data.path("to"), entry, text(data.path("reason")));
            case "incident_mitigated" -> statuses.set(Status.MITIGATED, entry);
            case "incident_resolved", "incident_merged" -> statuses.set(Status.RESOLVED, entry);
            case "incident_reopened" -> statuses.set(Status.OPEN, entry);
            case "time_corrected" -> statuses.corrected(entry);
            case "change_undone" -> undone(entry);
            case "people_invited" -> data.path("people").forEach(person -> user(person).ifPresent(user -> joined(user, at)));
            case "role_assigned" -> user(data.path("user")).ifPresent(user -> {
                tally(user);
                user(data.path("previous")).ifPresent(previous -> roles.released(data.path("role").asText(), previous, at));
                roles.assigned(data.path("role").asText(), user, at, data.path("one_of_several").asBoolean());
            });
            case "role_released" ->
                user(data.path("user")).ifPresent(user -> roles.released(data.path("role").asText(), user, at));
            default -> {
                // Everything else says nothing about the whole.
            }
        }
    }

    private void did(Tally tally, TimelineEntry entry) {
        Instant at = entry.happenedAt();
        tally.tookPart |= !WATCHING.contains(entry.kind());
        switch (entry.kind()) {
            case "message" -> {
                tally.messages++;
                tally.firstMessageAt = earlier(tally.firstMessageAt, at);
            }
            case "reaction_added" -> tally.reactions++;
            case "member_joined" -> tally.joinedAt = earlier(tally.joinedAt, at);
            default -> {
                // Taking part in another way is not counted.
            }
        }
    }

    private void joined(UserId user, Instant at) {
        if (!isBot.test(user)) {
            Tally tally = tally(user);
            tally.joinedAt = earlier(tally.joinedAt, at);
        }
    }

    private void severity(JsonNode named, TimelineEntry entry, @Nullable String reason) {
        Severity.parse(named.asText()).ifPresent(severity -> severities
                .add(new ExportMaster.SeverityAt(severity, entry.happenedAt(), entry.actor(), reason)));
    }

    /** What was taken back holds from then on as it did before; that it was otherwise for a moment stays told. */
    private void undone(TimelineEntry entry) {
        JsonNode from = entry.data().path("from");
        JsonNode to = entry.data().path("to");
        if (!from.path("severity").equals(to.path("severity"))) {
            severity(to.path("severity"), entry, null);
        }
        if (!from.path("commander").equals(to.path("commander"))) {
            user(to.path("commander")).ifPresentOrElse(
                    user -> roles.assigned(IncidentEvent.RoleAssigned.COMMANDER, user, entry.happenedAt(), false),
                    () -> roles.released(IncidentEvent.RoleAssigned.COMMANDER, entry.happenedAt()));
        }
        undone(from.at("/roles/all"), to.at("/roles/all"), entry.happenedAt());
        statuses.undone(entry);
    }

    private void undone(JsonNode from, JsonNode to, Instant at) {
        Set<JsonNode> before = new LinkedHashSet<>();
        from.forEach(before::add);
        Set<JsonNode> after = new LinkedHashSet<>();
        to.forEach(after::add);
        before.stream().filter(held -> !after.contains(held))
                .forEach(held -> user(held.path("user")).ifPresent(user -> roles.released(held.path("role").asText(), user, at)));
        after.stream().filter(held -> !before.contains(held))
                .forEach(held -> user(held.path("user"))
                        .ifPresent(user -> roles.assigned(held.path("role").asText(), user, at, true)));
    }

    private Tally tally(UserId user) {
        return people.computeIfAbsent(user, unseen -> new Tally());
    }

    /** The number of the last entry that was taken into account; 0 for none. */
    long lastSeq() {
        return lastSeq;
    }

    /** Everybody whom a text points to, by first mention. */
    List<UserId> mentioned() {
        return List.copyOf(mentioned);
    }

    /** The messages that were deleted. */
    Set<SlackTs> deleted() {
        return Set.copyOf(deleted);
    }

    Roles roles() {
        return roles;
    }

    List<ExportMaster.SeverityAt> severities() {
        return List.copyOf(severities);
    }

    List<ExportMaster.StatusAt> statuses() {
        return statuses.all();
    }

    /** Everybody seen, by first appearance, under the name that {@code nameOf} gives. */
    List<ExportMaster.Participant> people(Function<UserId, Optional<String>> nameOf) {
        List<ExportMaster.Participant> all = new ArrayList<>();
        people.forEach((user, tally) -> all.add(new ExportMaster.Participant(user, nameOf.apply(user).orElse(null), null,
                tally.tookPart ? ExportMaster.Participation.RESPONDER : ExportMaster.Participation.OBSERVER, roles.of(user),
                tally.firstMessageAt, tally.messages, tally.reactions, tally.joinedAt, null)));
        return all;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }

    private static Optional<UserId> user(JsonNode value) {
        return Optional.ofNullable(text(value)).filter(id -> !id.isBlank() && id.length() <= 255).map(UserId::new);
    }
}
