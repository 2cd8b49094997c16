package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.slack.conversation.Reply;

/** {@code propose rolling restart of web, risk: 10 min at reduced capacity 3m}: a step that is taken unless somebody objects. */
final class ProposeCommand extends IncidentCommand {
    private final Proposals proposals;
    private final Texts texts;
    private final PersonTime times;
    private final Outbox outbox;

    ProposeCommand(WhichIncident which, Proposals proposals, Texts texts, PersonTime times, Outbox outbox) {
        super(which);
        this.proposals = proposals;
        this.texts = texts;
        this.times = times;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "propose";
    }

    @Override
    public List<String> aliases() {
        return List.of("proposal", "plan");
    }

    @Override
    public String usage() {
        return "propose <plan> [risk: …] [2m]";
    }

    @Override
    public String summary() {
        return "puts a step to everybody: silence is consent, a strong objection stops it";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Optional<String> text = texts.plain(call);
        Optional<String> trigger = call.invocation().triggerId();
        if (text.isEmpty() && trigger.isPresent()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.Propose(incident.id()));
        }
        TypedPlan typed = TypedPlan.read(text.orElse(""), line -> times.atEnd(line, call));
        TypedWindow window = typed.window();
        Outcome outcome = window.refused().<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> proposals.propose(incident.id(), typed.plan(), window.length(), call.wish()));
        return Outcomes.undoable(outcome, after -> "It is up for objections in *%s* until %s.".formatted(after.id(),
                window.told(call, proposals.usualWindow())));
    }
}
