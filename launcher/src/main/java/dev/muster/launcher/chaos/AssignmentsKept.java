package dev.muster.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.launcher.chaos.Promises.Assigned;
import dev.muster.launcher.chaos.Promises.Stepped;
import dev.muster.sandbox.Message;

/**
 * Whether everybody who was given a task was asked once when their time was up, unless it was over by then, and whether others were
 * told once where they did not answer.
 */
final class AssignmentsKept {
    private final Promised seen;
    private final Consumer<String> problem;
    private final List<Span> times = new ArrayList<>();

    AssignmentsKept(Promised seen, Consumer<String> problem) {
        this.seen = seen;
        this.problem = problem;
    }

    /** The times that people were given, each from when they were asked to its end. */
    List<Span> times() {
        return List.copyOf(times);
    }

    void look() {
        List<JsonNode> rows = seen.rows("assignments");
        for (Assigned assigned : seen.promises().assigned(seen.channel().id())) {
            long count = rows.stream().filter(row -> row.path("task").asText().equals(assigned.task())).count();
            // Whoever leads is asked first whether somebody else should, and then it is no promise.
            if (count > 1 || (count == 0 && seen.isSure(assigned.at(), assigned.sure())
                    && HandoversKept.led(seen, assigned.to()) == 0)) {
                problem.accept(
                        "“%s” was assigned in %s and is there %d times.".formatted(assigned.task(), seen.incident(), count));
            }
        }
        rows.forEach(this::assignment);
    }

    private void assignment(JsonNode row) {
        int number = row.path("assignment").asInt();
        String name = "Assignment %d of %s".formatted(number, seen.incident());
        Optional<Assigned> typed = seen.promises().assigned(seen.channel().id()).stream()
                .filter(each -> each.task().equals(row.path("task").asText())).findFirst();
        if (typed.isEmpty()) {
            problem.accept(name + " was given by nobody.");
            return;
        }
        Instant from = Promised.time(row, "asked_at");
        Instant ends = Promised.time(row, "timebox_ends_at");
        times.add(new Span(from, ends));
        if (!typed.get().at().contains(from) || !Duration.between(from, ends).equals(typed.get().length())
                || !row.path("to").asText().equals(typed.get().to())) {
            problem.accept("%s is as %s, and this was typed: %s".formatted(name, row, typed.get()));
        }
        List<String> cards = seen.states("muster_assignment", "assignment", number);
        if (!cards.equals(List.of(row.path("state").asText()))) {
            problem.accept("%s is %s, and its cards say %s.".formatted(name, row.path("state").asText(), cards));
        }
        asked(name, number, row, typed.get(), ends);
    }

    private void asked(String name, int number, JsonNode row, Assigned typed, Instant ends) {
        List<Stepped> steps = seen.promises().stepped(seen.channel().id(), number);
        boolean mayBeOver = steps.stream().anyMatch(Stepped::closes);
        boolean isOver = steps.stream().anyMatch(step -> step.closes() && seen.isSure(step.at(), step.sure()));
        boolean neverAnswered = steps.stream().noneMatch(step -> step.closes() || step.by().equals(typed.to()));
        boolean heardInTime = steps.stream()
                .anyMatch(step -> step.closes() && seen.isSure(step.at(), step.sure()) && !step.byMessage()
                        && step.at().isBefore(ends));
        String state = row.path("state").asText();
        boolean closed = state.equals("done") || state.equals("returned");
        if ((isOver && !closed) || (!mayBeOver && !state.equals("overdue"))) {
            problem.accept("%s is %s, its time ended at %s, and these were its steps: %s".formatted(name, state, ends, steps));
        }
        List<Message> questions = seen.asked("assignment:" + number, "Do you have it?");
        List<Message> told = seen.asked("assignment:" + number, "does not say how it stands");
        int most = heardInTime ? 0 : 1;
        if (questions.size() > most || (!mayBeOver && questions.size() != 1)
                || seen.entries("assignment_overdue", "assignment", number) != questions.size()) {
            problem.accept("%s was asked for %d times when its time was up at %s, and is %s: %s".formatted(name, questions.size(),
                    ends, state, steps));
        }
        if (told.size() > 1 || (neverAnswered && told.size() != 1)) {
            problem.accept("Of %s others were told %d times that nobody answers: %s".formatted(name, told.size(), steps));
        }
        questions.stream().filter(question -> question.writtenAt().isBefore(ends)).forEach(
                early -> problem.accept("%s was asked for before its end: %s".formatted(name, early.writtenAt())));
    }
}
