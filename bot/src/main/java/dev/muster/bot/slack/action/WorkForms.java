package dev.muster.bot.slack.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.slack.action.WorkActions.About;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.AssignmentForms;
import dev.muster.bot.slack.view.DoubtView;
import dev.muster.bot.slack.view.Offered;
import dev.muster.bot.slack.view.Passed;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.timeline.People;

/** The forms around assignments, once they are sent. */
public final class WorkForms {
    private final Assignments assignments;
    private final Assigning assigning;
    private final Access access;
    private final People people;

    public WorkForms(Work work, Access access, People people) {
        this.assignments = work.assignments();
        this.assigning = work.assigning();
        this.access = access;
        this.people = people;
    }

    /** Empty for a form that is another's. */
    Optional<Reply> submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case AssignmentForms.CREATE -> Optional.of(create(form));
            case AssignmentForms.REASSIGN -> Optional.of(reassign(form));
            case AssignmentForms.MORE -> Optional.of(more(form));
            case AssignmentForms.BLOCKED -> Optional.of(form.value(AssignmentForms.WORDS)
                    .map(need -> about(form, AssignmentForms.WORDS,
                            (about, wish) -> assignments.blocked(about.incident(), about.number(), need, wish),
                            "It is known in *%s* what you need."))
                    .orElseGet(() -> error(AssignmentForms.WORDS, "Write what you need.")));
            case AssignmentForms.RESULT -> Optional.of(form.value(AssignmentForms.WORDS)
                    .map(result -> about(form, AssignmentForms.WORDS,
                            (about, wish) -> assignments.done(about.incident(), about.number(), Optional.of(result), wish),
                            "What came of it is kept in *%s*."))
                    .orElseGet(Reply.Silence::new));
            case AssignmentForms.REPORT -> Optional.of(report(form));
            default -> Optional.empty();
        };
    }

    private Reply create(FormSubmitted form) {
        Optional<Incident> incident = Offered.incident(form.privateMetadata()).flatMap(id -> access.find(id, form.user()));
        Optional<ItemRef> serves = Offered.serves(form.privateMetadata());
        if (incident.isEmpty()) {
            return gone(AssignmentForms.TASK);
        }
        IncidentId id = incident.get().id();
        String task = form.value(AssignmentForms.TASK).orElse("");
        return chosen(form, (who, length) -> {
            Optional<DoubtView.Doubt> doubt = DoubtView.of(new Offered(id, who, time(form), task, serves.orElse(null)),
                    incident.get(),
                    assignments.items(id), form.user(), form.at());
            return doubt.map(WorkForms::asked).orElseGet(() -> Told.closingUndoable(
                    assigning.assign(id, Assigning.Task.of(who, task, length, serves), wish(form)), AssignmentForms.WHO,
                    after -> "%s is asked: %s\nUntil %s.".formatted(who.mention(), Mrkdwn.escape(task),
                            Told.end(form, length.orElseGet(() -> assignments.usualTimebox(after.severity()))))));
        });
    }

    private Reply reassign(FormSubmitted form) {
        return chosen(form, (who, length) -> about(form).map(about -> {
            Incident incident = about.incident();
            int number = about.assignment().number();
            Optional<DoubtView.Doubt> doubt = DoubtView.of(new Passed(incident.id(), number, who, time(form)), about.assignment(),
                    incident, assignments.items(incident.id()), form.user(), form.at());
            boolean report = about.assignment().report();
            return doubt.map(WorkForms::asked).orElseGet(() -> Told.closingUndoable(assigning.reassign(incident.id(), number,
                    new Assigning.Task(who, about.assignment().task(), length, report, report), wish(form)), AssignmentForms.WHO,
                    after -> "Assignment %d of *%s* is %s's now%s.".formatted(number, after.id(), who.mention(),
                            length.map(time -> ", until " + Told.end(form, time)).orElse(""))));
        }).orElseGet(() -> gone(AssignmentForms.WHO)));
    }

    private static Reply asked(DoubtView.Doubt doubt) {
        return new Reply.Private(doubt.said(), Optional.of(doubt.blocks()));
    }

    private static String time(FormSubmitted form) {
        return form.value(AssignmentForms.TIME).orElse("");
    }

    private Reply chosen(FormSubmitted form, BiFunction<UserId, Optional<Duration>, Reply> then) {
        Optional<UserId> who = form.value(AssignmentForms.WHO).map(UserId::new);
        if (who.isEmpty()) {
            return error(AssignmentForms.WHO, "Choose one person.");
        }
        if (form.value(AssignmentForms.TIME).isEmpty()) {
            return then.apply(who.get(), Optional.empty());
        }
        return timed(form, until -> then.apply(who.get(), Optional.of(until.length())));
    }

    private Reply more(FormSubmitted form) {
        return timed(form, until -> about(form, AssignmentForms.TIME,
                (about, wish) -> assignments.more(about.incident(), about.number(), until.length(), wish),
                "Until " + Told.end(form, until.length()) + " in *%s*."));
    }

    private Reply report(FormSubmitted form) {
        List<String> parts = new ArrayList<>();
        form.value(AssignmentForms.CONDITION).ifPresent(words -> parts.add("Condition: " + words));
        form.value(AssignmentForms.ACTIONS).ifPresent(words -> parts.add("Actions: " + words));
        form.value(AssignmentForms.NEEDS).ifPresent(words -> parts.add("Needs: " + words));
        return form.value(AssignmentForms.CONDITION).isEmpty()
                ? error(AssignmentForms.CONDITION, "Write what you see.")
                : about(form, AssignmentForms.CONDITION, (about, wish) -> assignments.reported(about.incident(),
                        about.assignment(), String.join("\n", parts), form.value(AssignmentForms.NEEDS), wish),
                        "Your report stands in *%s*.");
    }

    /** As people say it, in their own zone. */
    private Reply timed(FormSubmitted form, Function<TimeAhead.Until, Reply> then) {
        return switch (TimeAhead.whole(form.value(AssignmentForms.TIME).orElse(""), form.at(), people.zone(form.user()))) {
            case TimeAhead.Until until -> then.apply(until);
            case TimeAhead.OutOfReach far -> error(AssignmentForms.TIME,
                    far.past()
                            ? "That is over. Write 10m or by 14:30."
                            : "That is further off than a day. Write 10m or by 14:30.");
            case TimeAhead.None none ->
                error(AssignmentForms.TIME, "I cannot read that. Write 10m, half an hour or by 14:30.");
        };
    }

    /** @param said what is told when it is done, with the incident's name to come */
    private Reply about(FormSubmitted form, String block, BiFunction<About, Wish, Outcome> act, String said) {
        return About.parse(form.privateMetadata()).filter(about -> access.find(about.incident(), form.user()).isPresent())
                .map(about -> Told.closingUndoable(act.apply(about, wish(form)), block, after -> said.formatted(after.id())))
                .orElseGet(() -> gone(block));
    }

    /** What the form is about, as it stands. */
    private record Standing(Incident incident, Assignment assignment) {}

    private Optional<Standing> about(FormSubmitted form) {
        return About.parse(form.privateMetadata()).flatMap(about -> access.find(about.incident(), form.user())
                .flatMap(incident -> assignments.items(incident.id()).assignment(about.assignment())
                        .map(assignment -> new Standing(incident, assignment))));
    }

    private static Reply gone(String block) {
        return error(block, "I no longer know the incident of this form.");
    }

    private static Reply error(String block, String said) {
        return new Reply.FormErrors(Map.of(block, said));
    }

    private static Wish wish(FormSubmitted form) {
        return new Wish(form.requestKey(), new Actor.Person(form.user()), form.at());
    }
}
