package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.TimeAhead;

/** A step with an assignment that stands already, such as {@code done restarted pod 7}; {@code #3} names which. */
final class AssignmentCommand extends IncidentCommand {
    private final Verb verb;
    private final Step step;
    private final Assignments assignments;

    /** What help says of it. */
    private record Verb(String word, List<String> aliases, String usage, String summary) {}

    /** The step itself. */
    @FunctionalInterface
    private interface Step {
        Reply take(Incident incident, NamedAssignment named, Call call);
    }

    private AssignmentCommand(WhichIncident which, Assignments assignments, Verb verb, Step step) {
        super(which);
        this.assignments = assignments;
        this.verb = verb;
        this.step = step;
    }

    /** All of them, in the order in which help lists them. */
    static List<Command> all(WhichIncident which, Assignments assignments, Texts texts, PersonTime times, Outbox outbox) {
        Steps steps = new Steps(assignments, texts, times, outbox);
        return List.of(
                new AssignmentCommand(which, assignments,
                        new Verb("ack", List.of("acknowledge"), "ack", "you are on what you were asked for"), steps::ack),
                new AssignmentCommand(which, assignments,
                        new Verb("done", List.of(), "done [result]",
                                "what you were asked for is done; the words are what came of it"),
                        steps::done),
                new AssignmentCommand(which, assignments,
                        new Verb("more", List.of(), "more [20m]", "you need that much more time, from now"), steps::more),
                new AssignmentCommand(which, assignments, new Verb("blocked", List.of("stuck"), "blocked <need>",
                        "you cannot go on without something"), steps::blocked),
                new AssignmentCommand(which, assignments, new Verb("return", List.of("handback"), "return [why]",
                        "hands back what you were asked for"), steps::giveBack));
    }

    @Override
    public String verb() {
        return verb.word();
    }

    @Override
    public List<String> aliases() {
        return verb.aliases();
    }

    @Override
    public String usage() {
        return verb.usage();
    }

    @Override
    public String summary() {
        return verb.summary();
    }

    @Override
    Reply run(Incident incident, Call call) {
        return step.take(incident, NamedAssignment.read(incident, call, assignments), call);
    }

    /** What each of the verbs does. */
    private record Steps(Assignments assignments, Texts texts, PersonTime times, Outbox outbox) {
        Reply ack(Incident incident, NamedAssignment named, Call call) {
            return Outcomes.undoable(assignments.acknowledge(incident.id(), named.number(), call.wish()),
                    after -> "Good: it is known in *%s* that you are on it.".formatted(after.id()));
        }

        Reply done(Incident incident, NamedAssignment named, Call call) {
            Optional<String> result = plain(named, call);
            return Outcomes.undoable(assignments.done(incident.id(), named.number(), result, call.wish()),
                    after -> result.isPresent()
                            ? "Done, and what came of it is kept in *%s*.".formatted(after.id())
                            : "Done in *%s*. What came of it? `/incident done` and a few words.".formatted(after.id()));
        }

        Reply more(Incident incident, NamedAssignment named, Call call) {
            return switch (times.whole(named.words(), call)) {
                case TimeAhead.Until until -> Outcomes.undoable(
                        assignments.more(incident.id(), named.number(), until.length(), call.wish()),
                        after -> "Until %s.".formatted(PersonTime.until(until)));
                case TimeAhead.OutOfReach far ->
                    Reply.Private.of("%s, so nothing was changed.\nWrite `more 20m` or `more by 14:30`."
                            .formatted(PersonTime.outOfReach(far)));
                case TimeAhead.None none -> ask(incident, named, call, Form.OnAssignment.Step.MORE,
                        "How long do you need? `more 20m`, with as much as it really takes.");
            };
        }

        Reply blocked(Incident incident, NamedAssignment named, Call call) {
            return plain(named, call)
                    .map(need -> Outcomes.undoable(assignments.blocked(incident.id(), named.number(), need, call.wish()),
                            after -> "It is known in *%s* what you need.".formatted(after.id())))
                    .orElseGet(() -> ask(incident, named, call, Form.OnAssignment.Step.BLOCKED,
                            "What do you need to go on? `blocked access to the billing database`"));
        }

        Reply giveBack(Incident incident, NamedAssignment named, Call call) {
            return Outcomes.undoable(assignments.giveBack(incident.id(), named.number(), plain(named, call), call.wish()),
                    after -> "It is nobody's now in *%s*.".formatted(after.id()));
        }

        private Optional<String> plain(NamedAssignment named, Call call) {
            return texts.plain(named.words(), call.invocation().at());
        }

        /** A form where Slack lets one be opened, else the same question in words. */
        private Reply ask(Incident incident, NamedAssignment named, Call call, Form.OnAssignment.Step step, String question) {
            Optional<String> trigger = call.invocation().triggerId();
            Optional<Integer> number = named.number().or(() -> assignments.items(incident.id()).openAssignments().stream()
                    .filter(each -> each.to().equals(call.invocation().user())).map(Assignment::number)
                    .max(Integer::compare));
            return trigger.isPresent() && number.isPresent()
                    ? call.invocation().opens(outbox, trigger.get(), new Form.OnAssignment(incident.id(), number.get(), step))
                    : Reply.Private
                            .of(number.isPresent() ? question : "You have no open assignment in %s.".formatted(incident.id()));
        }
    }
}
