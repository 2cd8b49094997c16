package dev.muster.bot.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row of one of the tables behind the timeline, as people read it: which, where it stands, its words, and what else is known. The
 * same for every format that is for people.
 *
 * @param state empty where the row says none
 * @param words what it is about, verbatim; empty for none
 */
record TableEntry(String heading, String state, String words, List<Fact> facts) {
    TableEntry {
        facts = List.copyOf(facts);
    }

    /** A piece of what is known. */
    sealed interface Part {
        /** Somebody, by id. */
        record Person(String id) implements Part {}

        /** A time. */
        record Time(Instant at) implements Part {}

        /** Words, verbatim. */
        record Said(String text) implements Part {}
    }

    /** What is known under a name: one value or several, each of one part or several. */
    record Fact(String name, List<List<Part>> values) {
        Fact {
            values = values.stream().map(List::copyOf).toList();
        }
    }

    /** The row of this table; empty for a table that is shown as it is. */
    static Optional<TableEntry> of(String list, ObjectNode row) {
        return switch (list) {
            case "decisions" -> Optional.of(new Reader(row).person("Proposed by", "proposed_by").time("Proposed", "opened_at")
                    .said("Risk", "risk").time("Objections until", "closes_at")
                    .each("Objections", "objections", "by", "at", "text",
                            objection -> objection.path("late").asBoolean()
                                    ? "after the end"
                                    : objection.path("withdrawn_at").isTextual() ? "withdrawn" : "")
                    .each("Questions", "questions", "by", "at", "text", question -> "").people("Present", "present")
                    .time("Closed", "closed_at").person("Closed by", "closed_by").said("Reason", "reason")
                    .entry("Proposal " + row.path("proposal").asText(), "plan"));
            case "assignments" -> Optional.of(new Reader(row).person("Owner", "to").person("Asked by", "by")
                    .time("Asked", "asked_at").time("Acknowledged", "acknowledged_at").time("Time up", "timebox_ends_at")
                    .each("More time", "extensions", "", "at", "", more -> "until " + clock(more.path("until").asText()))
                    .each("Before that", "earlier", "to", "asked_at", "", before -> "").said("Needs", "need")
                    .said("Result", "result").time("Closed", "closed_at").person("Closed by", "closed_by")
                    .entry("Assignment " + row.path("assignment").asText(), "task"));
            case "handovers" ->
                Optional.of(new Reader(row).person("From", "from").person("To", "to").time("Offered", "offered_at")
                        .time("Closed", "closed_at").person("Closed by", "closed_by").said("Reason", "reason")
                        .entry("Handover %s: %s%s".formatted(row.path("handover").asText(),
                                Pseudonyms.role(row.path("role").asText()),
                                row.path("takeover").asBoolean() ? ", wished from who had it" : ""), ""));
            case "questions" -> Optional.of(new Reader(row).person("Asked by", "asked_by").person("Asked of", "asked_of")
                    .time("Asked", "asked_at").said("Answer", "answer").said("Words", "words").time("Answered", "answered_at")
                    .entry("Question " + row.path("question").asText(), "text"));
            case "updates" -> Optional.of(new Reader(row).person("By", "by").time("Written", "at")
                    .person("Approved by", "approved_by").time("Approved", "approved_at").person("Closed by", "closed_by")
                    .time("Closed", "closed_at").said("Reason", "reason").time("Next update by", "next_at")
                    .entry("Update %s%s".formatted(row.path("update").asText(),
                            row.path("kind").asText().equals("external") ? ", for customers" : ""), "text"));
            case "follow_ups" -> Optional.of(new Reader(row).person("By", "by").time("Parked", "at")
                    .entry("Idea " + row.path("follow_up").asText(), "text"));
            case "process_feedback" -> Optional.of(new Reader(row).person("By", "by").time("Said", "at")
                    .time("Process owner told", "told_at").entry("Feedback " + row.path("feedback").asText(), "text"));
            default -> Optional.empty();
        };
    }

    /** What the table is called above its rows. */
    static String title(String list) {
        return switch (list) {
            case "handovers" -> "Command and handovers";
            case "follow_ups" -> "Ideas for later";
            default -> {
                String words = list.replace('_', ' ');
                yield words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
            }
        };
    }

    private static String clock(String time) {
        return time.length() < 19 ? time : time.substring(11, 19);
    }

    /** A few words about an element. */
    @FunctionalInterface
    private interface Remark {
        String of(JsonNode element);
    }

    /** Takes the facts out of a row, in the order in which they are asked for. What is not there is left out. */
    private static final class Reader {
        private final ObjectNode row;
        private final List<Fact> facts = new ArrayList<>();

        Reader(ObjectNode row) {
            this.row = row;
        }

        Reader person(String name, String field) {
            return add(name, text(row, field).<Part>map(Part.Person::new));
        }

        Reader time(String name, String field) {
            return add(name, text(row, field).map(Reader::time));
        }

        Reader said(String name, String field) {
            return add(name, text(row, field).<Part>map(Part.Said::new));
        }

        Reader people(String name, String field) {
            List<List<Part>> values = new ArrayList<>();
            row.path(field).forEach(person -> values.add(List.of(new Part.Person(person.asText()))));
            return add(name, values);
        }

        /** Each element of a list: who, when, what, and a remark; a field without a name is left out. */
        Reader each(String name, String field, String by, String at, String said, Remark remark) {
            List<List<Part>> values = new ArrayList<>();
            row.path(field).forEach(element -> {
                List<Part> parts = new ArrayList<>();
                text(element, by).map(Part.Person::new).ifPresent(parts::add);
                text(element, at).map(Reader::time).ifPresent(parts::add);
                text(element, said).map(Part.Said::new).ifPresent(parts::add);
                Optional.of(remark.of(element)).filter(words -> !words.isEmpty())
                        .ifPresent(words -> parts.add(new Part.Said(said.isEmpty() ? words : "(" + words + ")")));
                values.add(parts);
            });
            return add(name, values);
        }

        TableEntry entry(String heading, String words) {
            return new TableEntry(heading, text(row, "state").map(state -> state.replace('_', ' ')).orElse(""),
                    text(row, words).orElse(""), facts);
        }

        private Reader add(String name, Optional<Part> part) {
            return add(name, part.map(one -> List.of(List.of(one))).orElse(List.of()));
        }

        private Reader add(String name, List<List<Part>> values) {
            if (!values.isEmpty()) {
                facts.add(new Fact(name, values));
            }
            return this;
        }

        private static Part time(String written) {
            try {
                return new Part.Time(Instant.parse(written));
            } catch (DateTimeException e) {
                return new Part.Said(written);
            }
        }

        private static Optional<String> text(JsonNode from, String field) {
            return Optional.of(from.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText)
                    .filter(text -> !text.isBlank());
        }
    }
}
