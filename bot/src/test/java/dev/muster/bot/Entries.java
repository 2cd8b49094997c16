package dev.muster.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;

/** The timeline of a JSON export, by what one looks for in it. */
record Entries(JsonNode export) {
    List<JsonNode> all() {
        return StreamSupport.stream(export.path("timeline").spliterator(), false).toList();
    }

    List<JsonNode> of(String kind) {
        return all().stream().filter(entry -> entry.path("kind").asText().equals(kind)).toList();
    }

    List<JsonNode> of(String kind, Message about) {
        return of(kind).stream().filter(entry -> entry.path("ts").asText().equals(about.ts())).toList();
    }

    List<JsonNode> by(Person who, String kind) {
        return of(kind).stream().filter(entry -> entry.path("actor").path("user").asText().equals(who.id())).toList();
    }

    /** The messages that read so. */
    List<JsonNode> withText(String text) {
        return of("message").stream().filter(entry -> entry.path("text").asText().equals(text)).toList();
    }

    JsonNode only(String kind, Message about) {
        List<JsonNode> found = of(kind, about);
        if (found.size() != 1) {
            throw new AssertionError("%d entries of the kind %s about %s".formatted(found.size(), kind, about.ts()));
        }
        return found.getFirst();
    }

    /** Everything in it, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        export.path("timeline").forEach(entry -> lines.add(entry.toString()));
        export.path("people").forEach(person -> lines.add(person.toString()));
        lines.add(export.path("incident").toString());
        return lines;
    }

    /** Addresses and ids that are given out anew each time. */
    private static String sameEachDay(String line) {
        return line.replaceAll("127\\.0\\.0\\.1:\\d+", "slack").replaceAll("\\b([FB])0[A-Z0-9]{9}\\b", "$1");
    }

    /** What happened since then, as it is the same whatever the order in which Slack told it. */
    List<String> inNoOrder(Instant since) {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : export.path("timeline")) {
            ObjectNode copy = entry.deepCopy();
            if (!Instant.parse(entry.path("happened_at").asText()).isBefore(since)) {
                lines.add(copy.without(List.of("seq", "known_at")).toString());
            }
        }
        export.path("people").forEach(person -> lines.add(person.toString()));
        lines.add(export.path("incident").toString());
        return lines.stream().map(line -> sameEachDay(line)).sorted().toList();
    }
}
