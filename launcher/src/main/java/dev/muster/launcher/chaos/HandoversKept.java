package dev.muster.launcher.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.chaos.Promises.Accepted;
import dev.muster.launcher.chaos.Promises.Offered;
import dev.muster.sandbox.Message;

/** Whether each offer of command ended once: it moved where somebody accepted it, and otherwise nothing did. */
final class HandoversKept {
    private final Promised seen;
    private final Consumer<String> problem;
    private final List<Span> times = new ArrayList<>();

    HandoversKept(Promised seen, Consumer<String> problem) {
        this.seen = seen;
        this.problem = problem;
    }

    /** The times of the offers that nothing ended before. */
    List<Span> times() {
        return List.copyOf(times);
    }

    /** How often this person got command of the incident. */
    static int led(Promised seen, String user) {
        return (int) StreamSupport.stream(seen.export().json().path("people").spliterator(), false)
                .filter(person -> person.path("user").asText().equals(user))
                .flatMap(person -> StreamSupport.stream(person.path("roles").spliterator(), false))
                .filter(role -> role.path("role").asText().equals("commander")).count();
    }

    void look() {
        List<JsonNode> rows = seen.rows("handovers");
        for (Offered offered : seen.promises().offered(seen.channel().id())) {
            long count = rows.stream().filter(row -> row.path("from").asText().equals(offered.from())
                    && row.path("to").asText().equals(offered.to()) && offered.at().contains(Promised.time(row, "offered_at")))
                    .count();
            if (count != 1) {
                problem.accept("Command of %s was offered and is there %d times: %s".formatted(seen.incident(), count, offered));
            }
        }
        for (Accepted accepted : seen.promises().accepted(seen.channel().id())) {
            long count = rows.stream().filter(row -> row.path("state").asText().equals("accepted")
                    && row.path("to").asText().equals(accepted.by())
                    && accepted.at().contains(Promised.time(row, "closed_at"))).count();
            if (count != 1) {
                problem.accept("Command of %s was accepted and moved %d times: %s".formatted(seen.incident(), count, accepted));
            }
        }
        rows.forEach(this::handover);
        lines(rows);
        oneLeads();
    }

    private void handover(JsonNode row) {
        int number = row.path("handover").asInt();
        String name = "Handover %d of %s".formatted(number, seen.incident());
        Instant expires = Promised.time(row, "expires_at");
        String state = row.path("state").asText();
        boolean bySilence = isBySilence(row);
        if (bySilence) {
            times.add(new Span(Promised.time(row, "offered_at"), expires));
        }
        if (state.equals("offered") || expires.isBefore(Promised.time(row, "offered_at").plus(Cycle.OFFER))
                || (bySilence && Promised.time(row, "closed_at").isBefore(expires))) {
            problem.accept("%s is not over as it should be: %s".formatted(name, row));
        }
        List<String> cards = seen.states("muster_handover", "handover", number);
        if (!cards.equals(List.of(state))) {
            problem.accept("%s is %s, and its cards say %s.".formatted(name, state, cards));
        }
    }

    private static boolean isBySilence(JsonNode row) {
        return row.path("state").asText().equals("expired") && row.path("reason").isNull();
    }

    /** What the channel was told of each pair, once for each time. */
    private void lines(List<JsonNode> rows) {
        Map<String, Integer> expected = new TreeMap<>();
        for (JsonNode row : rows) {
            String from = "<@%s>".formatted(row.path("from").asText());
            String to = "<@%s>".formatted(row.path("to").asText());
            int unused = expected.merge("%s did not answer in time: %s".formatted(to, from), isBySilence(row) ? 1 : 0,
                    Integer::sum);
            int unusedToo = expected.merge("%s took over from %s:".formatted(to, from),
                    row.path("state").asText().equals("accepted") ? 1 : 0, Integer::sum);
        }
        expected.forEach((words, times) -> {
            List<Message> lines = seen.beginning(words);
            if (lines.size() != times) {
                problem.accept(
                        "In %s “%s …” was said %d times instead of %d.".formatted(seen.incident(), words, lines.size(), times));
            }
        });
    }

    private void oneLeads() {
        long leading = StreamSupport.stream(seen.export().json().path("people").spliterator(), false)
                .flatMap(person -> StreamSupport.stream(person.path("roles").spliterator(), false))
                .filter(role -> role.path("role").asText().equals("commander") && role.path("to").isNull()).count();
        if (leading > 1) {
            problem.accept("%s is led by %d people at once.".formatted(seen.incident(), leading));
        }
    }
}
