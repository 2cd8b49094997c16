package dev.muster.bot.slack.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.decision.ProposalStep;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.slack.conversation.Reply;

/** A step with a proposal that stands already, such as {@code overrule it is worse as it is}; {@code #3} names which. */
final class ProposalCommand extends IncidentCommand {
    private final Proposals proposals;
    private final WhichItem items;
    private final Texts texts;
    private final Outbox outbox;
    private final Verb verb;
    private final Step step;

    /** What help says of it; {@code done} is said with the incident's number when it worked. */
    private record Verb(String word, List<String> aliases, String usage, String summary, String done, ProposalStep step) {}

    /** The step itself. */
    @FunctionalInterface
    private interface Step {
        Outcome take(Incident incident, WhichItem.Named named, Call call);
    }

    private ProposalCommand(Parts parts, Verb verb, Step step) {
        super(parts.which());
        this.proposals = parts.proposals();
        this.items = parts.items();
        this.outbox = parts.outbox();
        this.texts = parts.texts();
        this.verb = verb;
        this.step = step;
    }

    /** What each of them works with. */
    private record Parts(WhichIncident which, Proposals proposals, WhichItem items, Texts texts, Outbox outbox) {}

    /** All of them, in the order in which help lists them. */
    static List<Command> all(WhichIncident which, Proposals proposals, WhichItem items, Texts texts, PersonTime times,
            Outbox outbox) {
        Parts parts = new Parts(which, proposals, items, texts, outbox);
        Verb withdraw = new Verb("withdraw", List.of("unobject"), "withdraw",
                "takes your objection back; when it was the last, the clock goes on", "Your objection is withdrawn in *%s*.",
                ProposalStep.WITHDRAW);
        Verb overrule = new Verb("overrule", List.of(), "overrule <why>",
                "the commander proceeds against an objection", "Proceeding in *%s*; the objection stays on the record.",
                ProposalStep.OVERRULE);
        Verb amend = new Verb("amend", List.of(), "amend <plan> [risk: …] [2m]",
                "puts another version in the place of what is proposed", "Another version is up for objections in *%s* until %s.",
                ProposalStep.AMEND);
        Verb drop = new Verb("drop", List.of(), "drop [why]", "gives up what is proposed", "It is dropped in *%s*.",
                ProposalStep.DROP);
        Verb extend = new Verb("extend", List.of(), "extend", "the commander gives more time to object, once",
                "There is more time to object in *%s*.", ProposalStep.EXTEND);
        Verb ask = new Verb("ask", List.of(), "ask <question>", "asks something about what is proposed, which stops no clock",
                "Your question is in the thread of the proposal in *%s*.", ProposalStep.ASK);
        return List.of(
                new ProposalCommand(parts, ask, (incident, named, call) -> named.words()
                        .map(question -> proposals.ask(incident.id(), named.number(), question, call.wish()))
                        .orElseGet(() -> new Outcome.Refused(new Rejection("There is no question in that.",
                                "Such as `/incident ask does it drop sessions?`")))),
                new ProposalCommand(parts, withdraw,
                        (incident, named, call) -> proposals.withdraw(incident.id(), named.number(), call.wish())),
                new ProposalCommand(parts, amend, (incident, named, call) -> {
                    TypedPlan typed = TypedPlan.read(named.words().orElse(""), line -> times.atEnd(line, call));
                    return typed.window().refused().<Outcome>map(Outcome.Refused::new).orElseGet(() -> proposals
                            .amend(incident.id(), named.number(), typed.plan(), typed.window().length(), call.wish()));
                }),
                new ProposalCommand(parts, overrule, (incident, named, call) -> named.words()
                        .map(why -> proposals.overrule(incident.id(), named.number(), why, call.wish()))
                        .orElseGet(() -> new Outcome.Refused(new Rejection("Overruling an objection needs a reason.",
                                "`/incident overrule` and why it is done all the same; everybody reads it.")))),
                new ProposalCommand(parts, drop,
                        (incident, named, call) -> proposals.drop(incident.id(), named.number(), named.words(), call.wish())),
                new ProposalCommand(parts, extend,
                        (incident, named, call) -> proposals.extend(incident.id(), named.number(), call.wish())));
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
        WhichItem.Named named = items.named(texts.plain(call).orElse(""), ItemKind.PROPOSAL, incident, call);
        return items.with(named, verb.step().meant(items.of(incident.id()), call.invocation().user(), call.invocation().at()),
                incident, call, number -> named.words().isEmpty() && number.isPresent()
                        ? withoutWords(incident, number.get(), call)
                        : take(incident, new WhichItem.Named(number, named.words()), call));
    }

    private Reply take(Incident incident, WhichItem.Named named, Call call) {
        return Outcomes.undoable(step.take(incident, named, call), after -> verb.done().formatted(after.id(), ends(after, call)));
    }

    /** When the window of the newest proposal ends, which is the one that an amendment or more time has made. */
    private String ends(Incident incident, Call call) {
        return items.of(incident.id()).proposals().flatMap(proposal -> Optional.ofNullable(proposal.window()).stream())
                .reduce((earlier, later) -> later)
                .map(window -> PersonTime.until(call.invocation().at(),
                        Duration.between(call.invocation().at(), window.closesAt())))
                .orElse("");
    }

    /** What needs words opens the form that asks for them, where Slack lets one be opened. */
    private Reply withoutWords(Incident incident, int number, Call call) {
        Optional<String> trigger = call.invocation().triggerId();
        return form().filter(form -> trigger.isPresent()).map(form -> proposals.outdated(incident.id(), number, verb.step())
                .<Reply>map(rejection -> Reply.Private.refusal(Outcomes.refused(rejection)))
                .orElseGet(() -> call.invocation().opens(outbox, trigger.get(),
                        new Form.OnProposal(incident.id(), number, form))))
                .orElseGet(() -> take(incident, new WhichItem.Named(Optional.of(number), Optional.empty()), call));
    }

    private Optional<Form.OnProposal.Step> form() {
        return switch (verb.step()) {
            case ASK -> Optional.of(Form.OnProposal.Step.QUESTION);
            case AMEND -> Optional.of(Form.OnProposal.Step.AMEND);
            case OVERRULE -> Optional.of(Form.OnProposal.Step.OVERRULE);
            case OBJECT, WITHDRAW, DROP, EXTEND, ASSIGN -> Optional.empty();
        };
    }
}
