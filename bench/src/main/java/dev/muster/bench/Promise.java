package dev.muster.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.sandbox.Message;

/**
 * Something that Muster is to say at a time, without anybody asking for it.
 *
 * @param what such as {@code proposal:3 decided}
 */
record Promise(String channel, String what, Instant dueAt) {
    private static final Pattern HEARING_NONE = Pattern.compile("^Hearing none\\. Proceeding\\. Proposal (\\d+):");

    /** Which one is meant. */
    record Key(String channel, String what) {}

    Key key() {
        return new Key(channel, what);
    }

    /** What a deadline promises: silence decides, or the owner of a task is asked. Empty for one of another kind. */
    static Optional<Promise> of(String channel, String deadline, String about, Instant dueAt) {
        return switch (deadline) {
            case "proposal_closes" -> Optional.of(new Promise(channel, "proposal:%s decided".formatted(about), dueAt));
            case "assignment_unacknowledged" ->
                Optional.of(new Promise(channel, "assignment:%s acknowledge".formatted(about), dueAt));
            case "assignment_time_up" -> Optional.of(new Promise(channel, "assignment:%s progress".formatted(about), dueAt));
            default -> Optional.empty();
        };
    }

    /** When each was kept, by Slack's clock. */
    static Map<Key, Instant> kept(List<Message> messages) {
        Map<Key, Instant> kept = new HashMap<>();
        for (Message message : messages) {
            said(message).ifPresent(what -> kept.putIfAbsent(new Key(message.channelId(), what), message.writtenAt()));
        }
        return kept;
    }

    private static Optional<String> said(Message message) {
        Matcher decided = HEARING_NONE.matcher(message.text());
        if (decided.find()) {
            return Optional.of("proposal:%s decided".formatted(decided.group(1)));
        }
        return message.metadata().filter(json -> message.eventType().equals("muster_prompt"))
                .map(json -> json.path("event_payload")).map(ids -> ids.path("about").asText() + " " + ids.path("ask").asText());
    }

    /** How much later than promised. */
    Duration late(Instant keptAt) {
        if (keptAt.isBefore(dueAt)) {
            throw new IllegalStateException("%s was due at %s and came at %s".formatted(what, dueAt, keptAt));
        }
        return Duration.between(dueAt, keptAt);
    }
}
