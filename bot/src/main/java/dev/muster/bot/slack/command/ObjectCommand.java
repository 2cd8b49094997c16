package dev.muster.bot.slack.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.decision.ProposalStep;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ProposalView;

/** {@code object the cache is cold}: stops the clock of what is proposed. {@code object #3 …} names which. */
final class ObjectCommand extends IncidentCommand {
    private final Proposals proposals;
    private final WhichItem items;
    private final Contradictions contradictions;
    private final Texts texts;

    ObjectCommand(WhichIncident which, Proposals proposals, WhichItem items, Contradictions contradictions, Texts texts) {
        super(which);
        this.proposals = proposals;
        this.items = items;
        this.contradictions = contradictions;
        this.texts = texts;
    }

    @Override
    public String verb() {
        return "object";
    }

    @Override
    public List<String> aliases() {
        return List.of("objection", "hold", "stop");
    }

    @Override
    public String usage() {
        return "object <why>";
    }

    @Override
    public String summary() {
        return "a strong objection: stops what is proposed until the commander decides";
    }

    @Override
    public boolean countsHoweverLate() {
        return true;
    }

    @Override
    Reply run(Incident incident, Call call) {
        WhichItem.Named named = items.named(texts.plain(call).orElse(""), ItemKind.PROPOSAL, incident, call);
        UserId me = call.invocation().user();
        Instant at = call.invocation().at();
        return items.with(named, ProposalStep.OBJECT.meant(items.of(incident.id()), me, at), incident, call,
                number -> objected(incident, number, named.words(), call));
    }

    private Reply objected(Incident incident, Optional<Integer> number, Optional<String> words, Call call) {
        Outcome outcome = proposals.object(incident.id(), number, words, call.invocation().at(), call.wish());
        if (!(outcome instanceof Outcome.Refused)) {
            contradictions.objected(incident.id(), number, call.wish());
        }
        return Outcomes.undoable(outcome, after -> said(after, number, words));
    }

    private String said(Incident after, Optional<Integer> number, Optional<String> words) {
        String stands = number.flatMap(items.of(after.id())::proposal).map(ProposalView::objected)
                .orElseGet(() -> "Your objection stands in *%s*.".formatted(after.id()));
        return words.isPresent() ? stands : stands + "\nSay why: `/incident object` and the reason.";
    }
}
