package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.DoubtView;
import dev.muster.bot.slack.view.Offered;
import dev.muster.bot.time.TimeAhead;
import org.jspecify.annotations.Nullable;

/** {@code assign @x find the cause of the latency 5m}: one person, one task, one time. {@code can @x payments} asks for a report. */
final class AssignCommand extends IncidentCommand {
    private final Assignments assignments;
    private final Assigning assigning;
    private final TypedWhom.Reader whom;
    private final WhomPicker picker;
    private final Texts texts;
    private final PersonTime times;
    private final Outbox outbox;
    private final boolean report;

    /** @param report whether it asks for a CAN report */
    AssignCommand(WhichIncident which, Assignments assignments, Assigning assigning, TypedWhom.Reader whom, WhomPicker picker,
            Texts texts, PersonTime times, Outbox outbox, boolean report) {
        super(which);
        this.assignments = assignments;
        this.assigning = assigning;
        this.whom = whom;
        this.picker = picker;
        this.texts = texts;
        this.times = times;
        this.outbox = outbox;
        this.report = report;
    }

    @Override
    public String verb() {
        return report ? "can" : "assign";
    }

    @Override
    public List<String> aliases() {
        return report ? List.of() : List.of("task", "give");
    }

    @Override
    public String usage() {
        return report ? "can @x [what] [10m]" : "assign @x <task> [10m]";
    }

    @Override
    public String summary() {
        return report
                ? "asks one person for condition, actions and needs"
                : "gives a task to one person, with a time by which they say how it goes";
    }

    @Override
    Reply run(Incident incident, Call call) {
        TypedTask typed = TypedTask.read(incident, call, whom, times);
        if (typed.time() instanceof TimeAhead.OutOfReach far) {
            return Reply.Private.of("%s, so nothing was assigned yet.\nWrite `10m`, `half an hour` or `by 14:30` at the end."
                    .formatted(PersonTime.outOfReach(far)));
        }
        String task = task(typed.whom().rest(), call);
        return switch (typed.whom()) {
            case TypedWhom.Missing missing -> asked(incident, call, null, task, typed.typed());
            case TypedWhom.One(UserId person, String rest) when rest.isBlank() && !report ->
                asked(incident, call, person, "", typed.typed());
            case TypedWhom.One(UserId person, String rest) -> assign(incident, call, person, task, typed);
            case TypedWhom.Many many -> {
                var question = question("“%s” is not one person, and what everybody is asked nobody does."
                        .formatted(WhomPicker.quoted(many.said())), incident, typed, task);
                yield many.group().map(group -> picker.ask(question, group, call.invocation()))
                        .orElseGet(() -> picker.ask(question));
            }
            case TypedWhom.Several several -> picker.ask(question("More than one person is called “%s”."
                    .formatted(WhomPicker.quoted(several.said())), incident, typed, task).of(several.people()));
            case TypedWhom.Address address -> picker.ask(question(PersonWords.unknown(address.said()), incident, typed, task));
            case TypedWhom.Vacant vacant ->
                picker.ask(question("There is no %s yet.".formatted(vacant.role()), incident, typed, task));
            case TypedWhom.Unknown unknown -> picker.ask(question(PersonWords.unknown(unknown.said()), incident, typed, task));
        };
    }

    private String task(String rest, Call call) {
        String words = texts.plain(rest, call.invocation().at()).orElse("");
        return report ? Assigning.Task.report(words) : words;
    }

    private Content.WhichPerson question(String why, Incident incident, TypedTask typed, String task) {
        String rest = (typed.whom().rest() + " " + typed.typed()).strip();
        return picker.question(why, incident, verb(), rest, task, typed.typed());
    }

    private Reply asked(Incident incident, Call call, @Nullable UserId person, String task, String time) {
        Optional<String> trigger = call.invocation().triggerId();
        return trigger.isEmpty()
                ? Reply.Private.of("Whom, and what for? `%s`".formatted(report
                        ? "can @name payments"
                        : "assign @name find the cause of the latency 10m"))
                : call.invocation().opens(outbox, trigger.get(), new Form.Assign(incident.id(), person, task, time));
    }

    private Reply assign(Incident incident, Call call, UserId person, String task, TypedTask typed) {
        Optional<DoubtView.Doubt> doubt = DoubtView.of(new Offered(incident.id(), person, typed.typed(), task), incident,
                assignments.items(incident.id()), call.invocation().user(), call.invocation().at());
        if (doubt.isPresent()) {
            return new Reply.Private(doubt.get().said(), Optional.of(doubt.get().blocks()));
        }
        Optional<TimeAhead.Until> until = typed.time() instanceof TimeAhead.Until said ? Optional.of(said) : Optional.empty();
        return Outcomes.undoable(
                assigning.assign(incident.id(),
                        Assigning.Task.of(person, task, until.map(TimeAhead.Until::length)), call.wish()),
                after -> "%s is asked: %s\nUntil %s.".formatted(person.mention(), Mrkdwn.escape(task),
                        until.map(PersonTime::until).orElseGet(() -> PersonTime.until(call.invocation().at(),
                                assignments.usualTimebox(after.severity())))));
    }
}
