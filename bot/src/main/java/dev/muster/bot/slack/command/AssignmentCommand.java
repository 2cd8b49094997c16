package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.time.TimeAhead;

/** A step with an assignment that stands already, such as {@code done restarted pod 7}; {@code #3} names which. */
final class AssignmentCommand extends IncidentCommand {
    private static final Pattern NUMBERED = Pattern.compile("(?:#|assignment #?)(\\d{1,6})(?:[\\s:,]+(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Verb verb;
    private final Step step;
    private final Assignments assignments;

    /** What help says of it. */
    private record Verb(String word, List<String> aliases, String usage, String summary) {}

    /** Which assignment is meant, where that is said, and the other words in Slack's markup. */
    private record Named(Optional<Integer> number, String words) {}

    /** The step itself. */
    @FunctionalInterface
    private interface Step {
        Reply take(Incident incident, Named named, Call call);
    }

    private AssignmentCommand(WhichIncident which, Assignments assignments, Verb verb, Step step) {
        super(which);
        this.assignments = assignments;
        this.verb = verb;
        this.step = step;
    }

    /** All of them, in the order in which help lists them. */
    static List<Command> all(WhichIncident which, Assignments assignments, Assigning assigning, TypedWhom.Reader whom,
            WhomPicker picker, Texts texts, PersonTime times, Outbox outbox) {
        Steps steps = new Steps(assignments, assigning, whom, picker, texts, times, outbox);
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
                        "hands back what you were asked for"), steps::giveBack),
                new AssignmentCommand(which, assignments, new Verb("reassign", List.of(), "reassign #3 @x [10m]",
                        "gives an assignment to somebody else"), steps::reassign));
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
        return step.take(incident, named(incident, call), call);
    }

    /** By its number, or by the thread in which it is typed. */
    private Named named(Incident incident, Call call) {
        Matcher numbered = NUMBERED.matcher(call.rest().strip());
        if (numbered.matches()) {
            return new Named(Optional.of(Integer.parseInt(numbered.group(1))),
                    numbered.group(2) == null ? "" : numbered.group(2).strip());
        }
        Invocation typed = call.invocation();
        return new Named(typed.thread().flatMap(
                root -> assignments.ofCard(incident.id(), new MessageRef(typed.channel(), root))), call.rest().strip());
    }

    /** What each of the verbs does. */
    private record Steps(Assignments assignments, Assigning assigning, TypedWhom.Reader whom, WhomPicker picker, Texts texts,
            PersonTime times, Outbox outbox) {
        Reply ack(Incident incident, Named named, Call call) {
            return Outcomes.undoable(assignments.acknowledge(incident.id(), named.number(), call.wish()),
                    after -> "Good: it is known in *%s* that you are on it.".formatted(after.id()));
        }

        Reply done(Incident incident, Named named, Call call) {
            Optional<String> result = plain(named, call);
            return Outcomes.undoable(assignments.done(incident.id(), named.number(), result, call.wish()),
                    after -> result.isPresent()
                            ? "Done, and what came of it is kept in *%s*.".formatted(after.id())
                            : "Done in *%s*. What came of it? `/incident done` and a few words.".formatted(after.id()));
        }

        Reply more(Incident incident, Named named, Call call) {
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

        Reply blocked(Incident incident, Named named, Call call) {
            return plain(named, call)
                    .map(need -> Outcomes.undoable(assignments.blocked(incident.id(), named.number(), need, call.wish()),
                            after -> "It is known in *%s* what you need.".formatted(after.id())))
                    .orElseGet(() -> ask(incident, named, call, Form.OnAssignment.Step.BLOCKED,
                            "What do you need to go on? `blocked access to the billing database`"));
        }

        Reply giveBack(Incident incident, Named named, Call call) {
            return Outcomes.undoable(assignments.giveBack(incident.id(), named.number(), plain(named, call), call.wish()),
                    after -> "It is nobody's now in *%s*.".formatted(after.id()));
        }

        Reply reassign(Incident incident, Named named, Call call) {
            Optional<Assignment> meant = named.number().flatMap(number -> assignments.items(incident.id()).assignment(number));
            if (meant.isEmpty()) {
                return Reply.Private
                        .of("Which assignment? `/incident reassign #3 @name`. `/incident status` shows their numbers.");
            }
            int number = meant.get().number();
            String task = meant.get().task();
            TypedTask typed = TypedTask.read(incident, call.withRest(named.words()), whom, times);
            if (typed.time() instanceof TimeAhead.OutOfReach far) {
                return Reply.Private.of("%s, so nothing was changed.\nWrite `reassign #%d @name 20m` or `reassign #%d @name by 14:30`."
                        .formatted(PersonTime.outOfReach(far), number, number));
            }
            return switch (typed.whom()) {
                case TypedWhom.One(UserId person, String rest) -> Outcomes.undoable(assigning.reassign(incident.id(), number,
                        new Assigning.Task(person, task, typed.time() instanceof TimeAhead.Until until
                                ? Optional.of(until.length())
                                : Optional.empty()),
                        call.wish()),
                        after -> "Assignment %d of *%s* is %s's now.".formatted(number, after.id(), person.mention()));
                case TypedWhom.Missing missing -> ask(incident, named, call, Form.OnAssignment.Step.REASSIGN,
                        "Who takes it? `reassign #%d @name`".formatted(number));
                case TypedWhom.Many many -> unnamed(many.said(), number);
                case TypedWhom.Several several -> unnamed(several.said(), number);
                case TypedWhom.Address address -> unnamed(address.said(), number);
                case TypedWhom.Vacant vacant -> unnamed(vacant.role(), number);
                case TypedWhom.Unknown unknown -> unnamed(unknown.said(), number);
            };
        }

        private static Reply unnamed(String said, int number) {
            return Reply.Private.of(
                    "“%s” is no one person that I know, so nothing was changed.\n`/incident reassign #%d @name`: type @ and choose them."
                            .formatted(WhomPicker.quoted(said), number));
        }

        private Optional<String> plain(Named named, Call call) {
            return texts.plain(named.words(), call.invocation().at());
        }

        /** A form where Slack lets one be opened, else the same question in words. */
        private Reply ask(Incident incident, Named named, Call call, Form.OnAssignment.Step step, String question) {
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
