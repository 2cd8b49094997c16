package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.DoubtView;
import dev.muster.bot.slack.view.Passed;
import dev.muster.bot.time.TimeAhead;

/** {@code reassign #3 @x 10m}: an assignment is somebody else's from now on. */
final class ReassignCommand extends IncidentCommand {
    private final Assignments assignments;
    private final Assigning assigning;
    private final TypedWhom.Reader whom;
    private final WhomPicker picker;
    private final PersonTime times;
    private final Outbox outbox;

    ReassignCommand(WhichIncident which, Assignments assignments, Assigning assigning, TypedWhom.Reader whom, WhomPicker picker,
            PersonTime times, Outbox outbox) {
        super(which);
        this.assignments = assignments;
        this.assigning = assigning;
        this.whom = whom;
        this.picker = picker;
        this.times = times;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "reassign";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "reassign #3 @x [10m]";
    }

    @Override
    public String summary() {
        return "gives an assignment to somebody else";
    }

    @Override
    Reply run(Incident incident, Call call) {
        NamedAssignment named = NamedAssignment.read(incident, call, assignments);
        Optional<Assignment> meant = named.number().flatMap(number -> assignments.items(incident.id()).assignment(number));
        if (meant.isEmpty()) {
            return Reply.Private
                    .of("Which assignment? `/incident reassign #3 @name`. `/incident status` shows their numbers.");
        }
        int number = meant.get().number();
        TypedTask typed = TypedTask.read(incident, call.withRest(named.words()), whom, times);
        if (typed.time() instanceof TimeAhead.OutOfReach far) {
            return Reply.Private
                    .of("%s, so nothing was changed.\nWrite `reassign #%d @name 20m` or `reassign #%d @name by 14:30`."
                            .formatted(PersonTime.outOfReach(far), number, number));
        }
        return switch (typed.whom()) {
            case TypedWhom.Missing missing -> asked(incident, number, call);
            case TypedWhom.One(UserId person, String rest) -> reassigned(incident, meant.get(), person, typed, call);
            case TypedWhom.Many many -> {
                var question = question("“%s” is not one person.".formatted(WhomPicker.quoted(many.said())), incident,
                        meant.get(),
                        typed);
                yield many.group().map(group -> picker.ask(question, group, call.invocation()))
                        .orElseGet(() -> picker.ask(question));
            }
            case TypedWhom.Several several -> picker.ask(question("More than one person is called “%s”."
                    .formatted(WhomPicker.quoted(several.said())), incident, meant.get(), typed).of(several.people()));
            case TypedWhom.Address address ->
                picker.ask(question(PersonWords.unknown(address.said()), incident, meant.get(), typed));
            case TypedWhom.Vacant vacant ->
                picker.ask(question("There is no %s yet.".formatted(vacant.role()), incident, meant.get(), typed));
            case TypedWhom.Unknown unknown ->
                picker.ask(question(PersonWords.unknown(unknown.said()), incident, meant.get(), typed));
        };
    }

    private Reply asked(Incident incident, int number, Call call) {
        return call.invocation().triggerId()
                .map(trigger -> call.invocation().opens(outbox, trigger,
                        new Form.OnAssignment(incident.id(), number, Form.OnAssignment.Step.REASSIGN)))
                .orElseGet(() -> Reply.Private.of("Who takes it? `reassign #%d @name`".formatted(number)));
    }

    private Content.WhichPerson question(String why, Incident incident, Assignment assignment, TypedTask typed) {
        return picker.question(why, incident, "reassign #" + assignment.number(), typed.typed(), assignment.task(),
                typed.typed());
    }

    private Reply reassigned(Incident incident, Assignment assignment, UserId person, TypedTask typed, Call call) {
        Optional<DoubtView.Doubt> doubt = DoubtView.of(
                new Passed(incident.id(), assignment.number(), person, typed.typed()), assignment, incident,
                assignments.items(incident.id()), call.invocation().user(), call.invocation().at());
        if (doubt.isPresent()) {
            return new Reply.Private(doubt.get().said(), Optional.of(doubt.get().blocks()));
        }
        Optional<TimeAhead.Until> until = typed.time() instanceof TimeAhead.Until said ? Optional.of(said) : Optional.empty();
        return Outcomes.undoable(assigning.reassign(incident.id(), assignment.number(), new Assigning.Task(person,
                assignment.task(), until.map(TimeAhead.Until::length), assignment.report(), assignment.report()), call.wish()),
                after -> "Assignment %d of *%s* is %s's now%s.".formatted(assignment.number(), after.id(), person.mention(),
                        until.map(time -> ", until " + PersonTime.until(time)).orElse("")));
    }
}
