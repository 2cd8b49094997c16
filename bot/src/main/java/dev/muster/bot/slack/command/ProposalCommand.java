package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.slack.conversation.Reply;

/** A step with a proposal that stands already, such as {@code overrule it is worse as it is}; {@code #3} names which. */
final class ProposalCommand extends IncidentCommand {
    private final Proposals proposals;
    private final Texts texts;
    private final Verb verb;
    private final Step step;

    /** What help says of it; {@code done} is said with the incident's number when it worked. */
    private record Verb(String word, List<String> aliases, String usage, String summary, String done) {}

    /** The step itself. */
    @FunctionalInterface
    private interface Step {
        Outcome take(Incident incident, ObjectCommand.Named named, Call call);
    }

    private ProposalCommand(WhichIncident which, Proposals proposals, Texts texts, Verb verb, Step step) {
        super(which);
        this.proposals = proposals;
        this.texts = texts;
        this.verb = verb;
        this.step = step;
    }

    /** All of them, in the order in which help lists them. */
    static List<Command> all(WhichIncident which, Proposals proposals, Texts texts) {
        Verb withdraw = new Verb("withdraw", List.of("unobject"), "withdraw",
                "takes your objection back; when it was the last, the clock goes on", "Your objection is withdrawn in *%s*.");
        Verb overrule = new Verb("overrule", List.of(), "overrule <why>",
                "the commander proceeds against an objection", "Proceeding in *%s*; the objection stays on the record.");
        Verb amend = new Verb("amend", List.of(), "amend <plan> [risk: …] [2m]",
                "puts another version in the place of what is proposed", "Another version is up for objections in *%s*.");
        Verb drop = new Verb("drop", List.of(), "drop [why]", "gives up what is proposed", "It is dropped in *%s*.");
        Verb extend = new Verb("extend", List.of(), "extend", "the commander gives more time to object, once",
                "There is more time to object in *%s*.");
        return List.of(
                new ProposalCommand(which, proposals, texts, withdraw,
                        (incident, named, call) -> proposals.withdraw(incident.id(), named.number(), call.wish())),
                new ProposalCommand(which, proposals, texts, amend, (incident, named, call) -> {
                    TypedPlan typed = TypedPlan.read(named.words().orElse(""));
                    return proposals.amend(incident.id(), named.number(), typed.plan(), typed.window(), call.wish());
                }),
                new ProposalCommand(which, proposals, texts, overrule, (incident, named, call) -> named.words()
                        .map(why -> proposals.overrule(incident.id(), named.number(), why, call.wish()))
                        .orElseGet(() -> new Outcome.Refused(new Rejection("Overruling an objection needs a reason.",
                                "`/incident overrule` and why it is done all the same; everybody reads it.")))),
                new ProposalCommand(which, proposals, texts, drop,
                        (incident, named, call) -> proposals.drop(incident.id(), named.number(), named.words(), call.wish())),
                new ProposalCommand(which, proposals, texts, extend,
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
        Optional<String> text = texts.plain(call);
        ObjectCommand.Named named = ObjectCommand.named(text.orElse(""), incident, call, proposals);
        return Outcomes.undoable(step.take(incident, named, call), after -> verb.done().formatted(after.id()));
    }
}
