package dev.muster.bot.slack.action;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.decision.ProposalStep;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.ItemRef;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Interaction.FormSubmitted;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ProposalForms;
import dev.muster.bot.slack.view.ProposalView;
import dev.muster.bot.time.TimeAhead;
import dev.muster.bot.timeline.People;

/** The buttons on proposals, and the forms that they open. */
public final class DecisionActions {
    private static final Pattern VALUE = Pattern.compile("(\\S+) (\\S+)");

    private final Proposals proposals;
    private final ChoiceActions choices;
    private final Contradictions contradictions;
    private final Access access;
    private final Outbox outbox;
    private final People people;

    public DecisionActions(Decisions decisions, Contradictions contradictions, Access access, Outbox outbox, People people) {
        this.proposals = decisions.proposals();
        this.choices = new ChoiceActions(decisions, access);
        this.contradictions = contradictions;
        this.access = access;
        this.outbox = outbox;
        this.people = people;
    }

    private record About(IncidentId incident, int proposal) {}

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        return switch (pressed.actionId()) {
            case ProposalView.OBJECT -> Optional.of(about(pressed).map(about -> object(about, pressed)).orElseGet(Told::unknown));
            case ProposalView.QUESTION -> Optional.of(form(pressed, ProposalStep.ASK, Form.OnProposal.Step.QUESTION));
            case ProposalView.AMEND -> Optional.of(form(pressed, ProposalStep.AMEND, Form.OnProposal.Step.AMEND));
            case ProposalView.OVERRULE -> Optional.of(form(pressed, ProposalStep.OVERRULE, Form.OnProposal.Step.OVERRULE));
            case ProposalView.ASSIGN -> Optional.of(about(pressed).map(about -> assign(about, pressed)).orElseGet(Told::unknown));
            case ProposalView.DROP -> Optional.of(about(pressed).map(about -> Told.undoable(
                    proposals.drop(about.incident(), Optional.of(about.proposal()), Optional.empty(), wish(pressed)),
                    "Proposal %d is dropped.".formatted(about.proposal()))).orElseGet(Told::unknown));
            case ProposalView.EXTEND -> Optional.of(about(pressed).map(about -> Told.undoable(
                    proposals.extend(about.incident(), Optional.of(about.proposal()), wish(pressed)),
                    "There is more time to object to proposal %d.".formatted(about.proposal())))
                    .orElseGet(Told::unknown));
            default -> choices.pressed(pressed);
        };
    }

    /** The click stops the clock; saying why may take longer than there is left. */
    private Reply object(About about, ButtonPressed pressed) {
        Outcome outcome = objected(about, Optional.empty(), wish(pressed));
        if (!(outcome instanceof Outcome.Refused)) {
            open(about, Form.OnProposal.Step.OBJECT, pressed);
        }
        return Told.undoable(outcome, objected(about));
    }

    private Outcome objected(About about, Optional<String> words, Wish wish) {
        Outcome outcome = proposals.object(about.incident(), Optional.of(about.proposal()), words, wish.at(), wish);
        if (!(outcome instanceof Outcome.Refused)) {
            contradictions.objected(about.incident(), Optional.of(about.proposal()), wish);
        }
        return outcome;
    }

    private String objected(About about) {
        return proposals.items(about.incident()).proposal(about.proposal()).map(ProposalView::objected).orElse("");
    }

    /** Opens a form, but for a step that is none any more: its button may stand in an older message. */
    private Reply form(ButtonPressed pressed, ProposalStep step, Form.OnProposal.Step form) {
        return about(pressed).map(about -> outdated(about, step).orElseGet(() -> {
            open(about, form, pressed);
            return new Reply.Silence();
        })).orElseGet(Told::unknown);
    }

    /** Who does it is asked in the form that assigns. */
    private Reply assign(About about, ButtonPressed pressed) {
        ItemRef proposal = new ItemRef(ItemKind.PROPOSAL, about.proposal());
        Items items = proposals.items(about.incident());
        return outdated(about, ProposalStep.ASSIGN).or(() -> Assigning.given(items, proposal).map(Told::refused))
                .orElseGet(() -> {
                    String plan = items.proposal(about.proposal()).map(Proposal::plan).orElse("");
                    pressed.triggerId().ifPresent(trigger -> outbox.add("form:" + trigger, new PersonalEffect.OpenForm(trigger,
                            new Form.Assign(about.incident(), null, plan, "", proposal.toString()), pressed.replyTo()),
                            pressed.at()));
                    return new Reply.Silence();
                });
    }

    private Optional<Reply> outdated(About about, ProposalStep step) {
        return proposals.outdated(about.incident(), about.proposal(), step)
                .map(Told::refused);
    }

    private void open(About about, Form.OnProposal.Step step, ButtonPressed pressed) {
        pressed.triggerId().ifPresent(trigger -> outbox.add("form:" + trigger, new PersonalEffect.OpenForm(trigger,
                new Form.OnProposal(about.incident(), about.proposal(), step), pressed.replyTo()), pressed.at()));
    }

    private Optional<About> about(ButtonPressed pressed) {
        return about(pressed.value())
                .filter(about -> access.find(about.incident(), pressed.user(), Optional.ofNullable(pressed.channel()))
                        .isPresent());
    }

    private static Optional<About> about(String value) {
        Matcher form = VALUE.matcher(value);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<ItemRef> item = ItemRef.parse(form.group(2)).filter(ref -> ref.kind() == ItemKind.PROPOSAL);
        return IncidentId.parse(form.group(1)).flatMap(id -> item.map(ref -> new About(id, ref.number())));
    }

    /** Empty for a form that is another's. */
    Optional<Reply> submitted(FormSubmitted form) {
        return switch (form.callbackId()) {
            case ProposalForms.PROPOSE -> Optional.of(IncidentId.parse(form.privateMetadata()).filter(id -> knows(id, form))
                    .map(id -> planned(form, "It is up for objections in *%s* until %s.",
                            (plan, time) -> proposals.propose(id, plan, time, wish(form))))
                    .orElseGet(() -> gone(ProposalForms.PLAN)));
            case ProposalForms.AMEND -> Optional.of(known(form)
                    .map(about -> planned(form, "Another version is up for objections in *%s* until %s.",
                            (plan, time) -> proposals.amend(about.incident(), Optional.of(about.proposal()), plan, time,
                                    wish(form))))
                    .orElseGet(() -> gone(ProposalForms.PLAN)));
            case ProposalForms.OBJECT -> Optional.of(worded(form, "Your words are kept with your objection in *%s*.",
                    (about, words) -> objected(about, Optional.of(words), wish(form))));
            case ProposalForms.QUESTION -> Optional.of(worded(form, "Your question is in the thread of the proposal in *%s*.",
                    (about, words) -> proposals.ask(about.incident(),
                            Optional.of(about.proposal()), words, wish(form))));
            case ProposalForms.OVERRULE -> Optional.of(worded(form, "Proceeding in *%s*; the objection stays on the record.",
                    (about, words) -> proposals.overrule(about.incident(), Optional.of(about.proposal()), words, wish(form))));
            default -> Optional.empty();
        };
    }

    private interface WithPlan {
        Outcome act(Proposals.Plan plan, Optional<Duration> time);
    }

    private interface WithWords {
        Outcome act(About about, String words);
    }

    /** How long one may object is said as in a line, in the own zone of whoever says it. */
    private Reply planned(FormSubmitted form, String done, WithPlan then) {
        Optional<TimeAhead> typed = form.value(ProposalForms.WINDOW)
                .map(said -> TimeAhead.whole(said, form.at(), people.zone(form.user())));
        Optional<Duration> time = typed.flatMap(said -> said instanceof TimeAhead.Until until
                ? Optional.of(until.length())
                : Optional.empty());
        if (typed.isPresent() && time.isEmpty()) {
            return new Reply.FormErrors(Map.of(ProposalForms.WINDOW, typed.get() instanceof TimeAhead.OutOfReach far
                    ? "That is %s. Write 2m or until 14:30.".formatted(far.past() ? "over" : "further off than a day")
                    : "I cannot read that. Write 2m, 90s or until 14:30."));
        }
        return form.value(ProposalForms.PLAN)
                .map(plan -> Told.closingUndoable(then.act(new Proposals.Plan(plan, form.value(ProposalForms.RISK)), time),
                        ProposalForms.PLAN,
                        after -> done.formatted(after.id(), Told.end(form, time.orElseGet(proposals::usualWindow)))))
                .orElseGet(() -> new Reply.FormErrors(Map.of(ProposalForms.PLAN, "Write what shall be done.")));
    }

    private Reply worded(FormSubmitted form, String done, WithWords then) {
        Optional<String> words = form.value(ProposalForms.WORDS);
        if (words.isEmpty()) {
            return new Reply.FormErrors(Map.of(ProposalForms.WORDS, "Write a sentence."));
        }
        return known(form).map(about -> Told.closingUndoable(then.act(about, words.get()), ProposalForms.WORDS,
                after -> done.formatted(after.id())))
                .orElseGet(() -> gone(ProposalForms.WORDS));
    }

    private Optional<About> known(FormSubmitted form) {
        return about(form.privateMetadata()).filter(about -> knows(about.incident(), form));
    }

    private boolean knows(IncidentId id, FormSubmitted form) {
        return access.find(id, form.user()).isPresent();
    }

    private static Reply gone(String block) {
        return new Reply.FormErrors(Map.of(block, "I no longer know the incident of this form."));
    }

    private static Wish wish(FormSubmitted form) {
        return new Wish(form.requestKey(), new Actor.Person(form.user()), form.at());
    }

    private static Wish wish(ButtonPressed pressed) {
        return new Wish(pressed.requestKey(), new Actor.Person(pressed.user()), pressed.at());
    }
}
