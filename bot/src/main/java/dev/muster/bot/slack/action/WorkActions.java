package dev.muster.bot.slack.action;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.AssignmentView;
import dev.muster.bot.slack.view.DoubtView;
import dev.muster.bot.slack.view.Offered;
import dev.muster.bot.slack.view.Passed;
import dev.muster.bot.slack.view.UndoView;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.timeline.People;

/** The buttons on assignments. */
public final class WorkActions {
    private final Assignments assignments;
    private final Assigning assigning;
    private final Access access;
    private final Outbox outbox;
    private final People people;

    public WorkActions(Work work, Access access, Outbox outbox, People people) {
        this.assignments = work.assignments();
        this.assigning = work.assigning();
        this.access = access;
        this.outbox = outbox;
        this.people = people;
    }

    /** Which assignment of which incident; what buttons hold, and forms remember. */
    record About(IncidentId incident, int assignment) {
        static Optional<About> parse(String value) {
            String[] parts = value.split(" ", 2);
            Optional<ItemRef> item = parts.length < 2
                    ? Optional.empty()
                    : ItemRef.parse(parts[1]).filter(ref -> ref.kind() == ItemKind.ASSIGNMENT);
            return IncidentId.parse(parts[0]).flatMap(id -> item.map(ref -> new About(id, ref.number())));
        }

        Optional<Integer> number() {
            return Optional.of(assignment);
        }
    }

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        return switch (pressed.actionId().replaceFirst(":.*", "")) {
            case AssignmentView.ACK -> Optional.of(done(pressed,
                    (about, wish) -> assignments.acknowledge(about.incident(), about.number(), wish),
                    about -> "It is known in *%s* that you are on assignment %d.".formatted(about.incident(), about.assignment()),
                    Optional.empty()));
            case AssignmentView.DONE -> Optional.of(done(pressed,
                    (about, wish) -> assignments.done(about.incident(), about.number(), Optional.empty(), wish),
                    about -> "Assignment %d of *%s* is done.".formatted(about.assignment(), about.incident()),
                    Optional.of(Form.OnAssignment.Step.RESULT)));
            case AssignmentView.RETURN -> Optional.of(done(pressed,
                    (about, wish) -> assignments.giveBack(about.incident(), about.number(), Optional.empty(), wish),
                    about -> "Assignment %d of *%s* is nobody's now.".formatted(about.assignment(), about.incident()),
                    Optional.empty()));
            case AssignmentView.MORE -> Optional.of(form(pressed, Form.OnAssignment.Step.MORE));
            case AssignmentView.BLOCKED -> Optional.of(form(pressed, Form.OnAssignment.Step.BLOCKED));
            case AssignmentView.REPORT -> Optional.of(form(pressed, Form.OnAssignment.Step.REPORT));
            case AssignmentView.REASSIGN -> Optional.of(form(pressed, Form.OnAssignment.Step.REASSIGN));
            case AssignmentView.OPEN_FORM -> Optional.of(offered(pressed).map(offer -> openForm(offer, pressed))
                    .orElseGet(Told::unknown));
            case AssignmentView.ANYWAY -> Optional.of(offered(pressed).map(offer -> anyway(offer, pressed))
                    .orElseGet(Told::unknown));
            case DoubtView.REASSIGN_ANYWAY -> Optional.of(Passed.parse(pressed.value())
                    .filter(passed -> knows(passed.incident(), pressed)).map(passed -> passed(passed, pressed))
                    .orElseGet(Told::unknown));
            case DoubtView.ASK_HANDOVER -> Optional.of(offered(pressed).map(offer -> Told.reply(
                    assigning.suggestHandover(offer.incident(), offer.task(), once(pressed, "handover")),
                    "They are asked directly. Nothing was assigned yet.")).orElseGet(Told::unknown));
            default -> Optional.empty();
        };
    }

    /** The click alone does it; what there is to say about it may follow in a form. */
    private Reply done(ButtonPressed pressed, BiFunction<About, Wish, Outcome> act, Function<About, String> said,
            Optional<Form.OnAssignment.Step> form) {
        return about(pressed).map(about -> {
            Outcome outcome = act.apply(about, wish(pressed));
            if (!(outcome instanceof Outcome.Refused)) {
                form.ifPresent(step -> open(about, step, pressed));
            }
            String words = said.apply(about);
            return outcome instanceof Outcome.Changed(Incident after) && !words.isEmpty()
                    ? new Reply.Private(words, Optional.of(UndoView.of(words, after)))
                    : Told.reply(outcome, words);
        }).orElseGet(Told::unknown);
    }

    private Reply form(ButtonPressed pressed, Form.OnAssignment.Step step) {
        return about(pressed).<Reply>map(about -> {
            open(about, step, pressed);
            return new Reply.Silence();
        }).orElseGet(Told::unknown);
    }

    private void open(About about, Form.OnAssignment.Step step, ButtonPressed pressed) {
        open(new Form.OnAssignment(about.incident(), about.assignment(), step), pressed);
    }

    private void open(Form form, ButtonPressed pressed) {
        pressed.triggerId().ifPresent(trigger -> outbox.add("form:" + trigger,
                new PersonalEffect.OpenForm(trigger, form, pressed.replyTo()), pressed.at()));
    }

    private Reply openForm(Offered offer, ButtonPressed pressed) {
        ItemRef serves = offer.serves();
        Optional<Rejection> given = Optional.ofNullable(serves)
                .flatMap(item -> Assigning.given(assignments.items(offer.incident()), item));
        if (given.isPresent()) {
            return Told.refused(given.get());
        }
        open(new Form.Assign(offer.incident(), offer.to(), offer.task(), offer.time(), serves == null ? null : serves.toString()),
                pressed);
        return new Reply.Silence();
    }

    private Reply anyway(Offered offer, ButtonPressed pressed) {
        UserId to = offer.to();
        return to == null
                ? Told.unknown()
                : timed(offer.time(), pressed, length -> Told.undoable(assigning.assign(offer.incident(),
                        new Assigning.Task(to, offer.task(), length, Assigning.Task.isReport(offer.task()), true,
                                Optional.ofNullable(offer.serves())),
                        once(pressed, "anyway")),
                        "It is %s's.".formatted(to.mention())));
    }

    private Reply passed(Passed passed, ButtonPressed pressed) {
        Optional<Assignment> assignment = assignments.items(passed.incident()).assignment(passed.assignment());
        return timed(passed.time(), pressed, length -> Told.undoable(assigning.reassign(passed.incident(), passed.assignment(),
                new Assigning.Task(passed.to(), assignment.map(Assignment::task).orElse("-"), length, false, true),
                once(pressed, "anyway")),
                "Assignment %d of *%s* is %s's now.".formatted(passed.assignment(), passed.incident(), passed.to().mention())));
    }

    /** As it was typed, counted from the click; meanwhile it may be over. */
    private Reply timed(String typed, ButtonPressed pressed, Function<Optional<Duration>, Reply> then) {
        return switch (TimeAhead.whole(typed, pressed.at(), people.zone(pressed.user()))) {
            case TimeAhead.Until until -> then.apply(Optional.of(until.length()));
            case TimeAhead.None none -> then.apply(Optional.empty());
            case TimeAhead.OutOfReach far ->
                Reply.Private.of("“%s” is over by now, so nothing was assigned.\nType it again with another time."
                        .formatted(Mrkdwn.escape(far.said())));
        };
    }

    /** A button is meant once, however impatiently it is clicked: each click has a trigger of its own, what it holds stays. */
    private static Wish once(ButtonPressed pressed, String what) {
        String key = pressed.message() == null ? pressed.requestKey() : "%s:%s".formatted(what, pressed.message());
        return new Wish(key, new Actor.Person(pressed.user()), pressed.at());
    }

    private Optional<Offered> offered(ButtonPressed pressed) {
        return Offered.parse(pressed.value()).filter(offer -> knows(offer.incident(), pressed));
    }

    private Optional<About> about(ButtonPressed pressed) {
        return About.parse(pressed.value()).filter(about -> knows(about.incident(), pressed));
    }

    private boolean knows(IncidentId id, ButtonPressed pressed) {
        return access.find(id, pressed.user(), Optional.ofNullable(pressed.channel())).isPresent();
    }

    private static Wish wish(ButtonPressed pressed) {
        return new Wish(pressed.requestKey(), new Actor.Person(pressed.user()), pressed.at());
    }
}
