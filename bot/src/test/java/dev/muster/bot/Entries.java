package dev.muster.bot;

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

    /** What is the same whatever the order in which Slack told it: everything but the order and when it was heard. */
    List<String> inNoOrder() {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : export.path("timeline")) {
            ObjectNode copy = entry.deepCopy();
            lines.add(copy.without(List.of("seq", "known_at")).toString());
        }
        export.path("people").forEach(person -> lines.add(person.toString()));
        lines.add(export.path("incident").toString());
        return lines.stream().sorted().toList();
    }
}
