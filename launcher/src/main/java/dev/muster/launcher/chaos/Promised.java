package dev.muster.launcher.chaos;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.record.ExportFile;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;

/**
 * One incident as it can be seen from outside.
 *
 * @param cards what stands in its channel now
 * @param said  what the bot said there, as it first stood
 * @param inDoubt when something was said to the bot of which nobody knows whether it was acted upon
 */
record Promised(String incident, Channel channel, ExportFile export, List<Message> cards, List<Message> said, Promises promises,
        Set<Instant> inDoubt) {

    Promised {
        cards = List.copyOf(cards);
        said = List.copyOf(said);
        inDoubt = Set.copyOf(inDoubt);
    }

    /** Whether this can be relied on. */
    boolean isSure(Span at, boolean sure) {
        return sure && !inDoubt.contains(at.from());
    }

    /** The rows of a table of the export. */
    List<JsonNode> rows(String table) {
        return StreamSupport.stream(export.json().path(table).spliterator(), false).toList();
    }

    /** The entries of the timeline of this kind whose data has this number in this field. */
    long entries(String kind, String field, int number) {
        return StreamSupport.stream(export.json().path("timeline").spliterator(), false)
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .filter(entry -> entry.path("data").path(field).asInt() == number).count();
    }

    /** What the bot said that begins so. */
    List<Message> beginning(String words) {
        return said.stream().filter(message -> message.text().startsWith(words)).toList();
    }

    /** What the bot asked about this that has these words. */
    List<Message> asked(String about, String words) {
        return said.stream().filter(message -> message.eventType().equals("muster_prompt"))
                .filter(message -> Heard.field(message, "about").equals(about) && message.text().contains(words)).toList();
    }

    /** The states of the cards of this kind and number, as their metadata says; there should be one. */
    List<String> states(String type, String field, int number) {
        return cards.stream().filter(message -> message.eventType().equals(type))
                .filter(message -> Heard.field(message, field).equals(String.valueOf(number)))
                .map(message -> Heard.field(message, "state")).toList();
    }

    /** A time in a row; the end of all times where there is none. */
    static Instant time(JsonNode row, String field) {
        try {
            return Instant.parse(row.path(field).asText());
        } catch (DateTimeParseException none) {
            return Instant.MAX;
        }
    }
}
