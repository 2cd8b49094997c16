package dev.muster.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.chaos.Promises.Objected;
import dev.muster.launcher.chaos.Promises.Proposed;
import dev.muster.launcher.chaos.Promises.Way;
import dev.muster.sandbox.Message;

/**
 * Whether each proposal ended as it had to: stopped where somebody objected in time, by the workspace's own time, and decided
 * exactly once where nobody did.
 */
final class ProposalsKept {
    private final Promised seen;
    private final Consumer<String> problem;
    private final List<Span> windows = new ArrayList<>();
    private int stopped;

    ProposalsKept(Promised seen, Consumer<String> problem) {
        this.seen = seen;
        this.problem = problem;
    }

    /** The windows, each from when it opened to when it ended. */
    List<Span> windows() {
        return List.copyOf(windows);
    }

    int stopped() {
        return stopped;
    }

    void look() {
        List<JsonNode> rows = seen.rows("decisions");
        for (Proposed proposed : seen.promises().proposed(seen.channel().id())) {
            long count = rows.stream().filter(row -> row.path("plan").asText().equals(proposed.plan())).count();
            if (count > 1 || (count == 0 && seen.isSure(proposed.at(), proposed.sure()))) {
                problem.accept(
                        "“%s” was proposed in %s and is there %d times.".formatted(proposed.plan(), seen.incident(), count));
            }
        }
        rows.forEach(this::proposal);
    }

    private void proposal(JsonNode row) {
        int number = row.path("proposal").asInt();
        String name = "Proposal %d of %s".formatted(number, seen.incident());
        Optional<Proposed> typed = seen.promises().proposed(seen.channel().id()).stream()
                .filter(each -> each.plan().equals(row.path("plan").asText())).findFirst();
        if (typed.isEmpty()) {
            problem.accept(name + " was proposed by nobody.");
            return;
        }
        Instant opens = Promised.time(row, "opened_at");
        Instant closes = Promised.time(row, "closes_at");
        windows.add(new Span(opens, closes));
        if (opens.isBefore(typed.get().at().from()) || !Duration.between(opens, closes).equals(typed.get().window())) {
            problem.accept("%s was open from %s to %s, and this was typed: %s".formatted(name, opens, closes, typed.get()));
        }
        List<String> cards = seen.states("muster_proposal", "proposal", number);
        if (!cards.equals(List.of(row.path("state").asText()))) {
            problem.accept("%s is %s, and its cards say %s.".formatted(name, row.path("state").asText(), cards));
        }
        ended(name, number, row, closes);
    }

    private void ended(String name, int number, JsonNode row, Instant closes) {
        List<Message> lines = seen.beginning("Hearing none. Proceeding. Proposal %d:".formatted(number));
        lines.stream().filter(line -> line.writtenAt().isBefore(closes))
                .forEach(early -> problem.accept("%s was decided before its end: %s".formatted(name, early.writtenAt())));
        List<Objected> objections = seen.promises().objected(seen.channel().id(), number);
        List<Objected> inTime = objections.stream()
                .filter(each -> seen.isSure(each.at(), each.sure()) && each.at().isBefore(closes)).toList();
        boolean mayStop = objections.stream().anyMatch(each -> mayStop(each, closes, lines));
        String state = row.path("state").asText();
        boolean isStopped = state.equals("stopped");
        boolean isDecided = state.equals("decided");
        if (isStopped) {
            stopped++;
        }
        if (!(isStopped && mayStop) && !(isDecided && inTime.isEmpty())) {
            problem.accept("%s is %s, its window ended at %s, and these objected: %s".formatted(name, state, closes, objections));
        }
        // Who objected in time and heard so before the end has stopped it; a message may be heard of later.
        boolean heard = inTime.stream().anyMatch(each -> each.way() == Way.COMMAND || each.way() == Way.CLICK);
        int most = heard ? 0 : 1;
        long decisions = seen.entries("proposal_decided", "proposal", number);
        if (lines.size() > most || decisions > most || (isDecided && (lines.size() != 1 || decisions != 1))) {
            problem.accept("%s is %s, was said %d times to be decided, and is decided %d times in the record.".formatted(name,
                    state, lines.size(), decisions));
        }
        if (isStopped && seen.asked("proposal:" + number, "strongly objects").isEmpty()) {
            problem.accept(name + " is stopped, and nobody was asked for the next step.");
        }
        objections.stream().filter(each -> seen.isSure(each.at(), each.sure()))
                .forEach(each -> kept(name, each, row, closes, isDecided));
    }

    /** A hand that is found at the card counts until silence was spoken of: its history does not say since when it was there. */
    private static boolean mayStop(Objected objected, Instant closes, List<Message> lines) {
        boolean before = objected.at().from().isBefore(closes);
        return before || (objected.way() == Way.HAND
                && lines.stream().allMatch(line -> objected.at().from().isBefore(line.writtenAt())));
    }

    private void kept(String name, Objected objected, JsonNode row, Instant closes, boolean isDecided) {
        List<JsonNode> theirs = StreamSupport.stream(row.path("objections").spliterator(), false)
                .filter(each -> each.path("by").asText().equals(objected.by())).toList();
        boolean withWords = theirs.stream().filter(each -> each.path("text").asText("").contains(objected.words())).count() == 1
                || objected.words().isEmpty();
        boolean counts = objected.at().isBefore(closes)
                ? theirs.stream().anyMatch(each -> !each.path("late").asBoolean())
                : !isDecided || theirs.stream().allMatch(each -> each.path("late").asBoolean());
        if (theirs.isEmpty() || !withWords || !counts) {
            problem.accept(
                    "%s ended at %s and does not keep this as it was said: %s. It has: %s".formatted(name, closes, objected,
                            row.path("objections")));
        }
    }
}
