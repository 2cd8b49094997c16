package dev.muster.bot.slack.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Away;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Dispute;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.Item;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Poll;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Release;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.Takeover;
import dev.muster.bot.incident.item.YesNo;
import dev.muster.bot.incident.update.ExternalClock;
import dev.muster.bot.incident.update.LongIncidents;
import dev.muster.bot.incident.work.Ask;
import org.jspecify.annotations.Nullable;

/** The cards of what an incident holds, and the questions about it. */
public final class ItemViews {
    private ItemViews() {}

    /** The card as it is to stand now. */
    public static MessageView card(Incident incident, Item item) {
        return switch (item) {
            case Proposal proposal -> ProposalView.card(incident, proposal);
            case Poll poll -> ChoiceView.card(incident, poll);
            case YesNo question -> ChoiceView.card(incident, question);
            case Handover handover -> HandoverViews.card(incident, handover);
            case Takeover takeover -> HandoverViews.question(incident, takeover);
            case Assignment assignment -> AssignmentView.card(incident, assignment);
            case Dispute dispute -> DisputeView.card(incident, dispute);
            case Release release -> ReleaseView.card(incident, release);
            case Review review -> ClosingView.card(incident, review);
            case StatusUpdate update -> UpdateViews.card(incident, update);
            case Parked parked ->
                throw new IllegalArgumentException("item: %s (expected: one with a card)".formatted(parked.ref()));
            case Away away -> throw new IllegalArgumentException("item: %s (expected: one with a card)".formatted(away.ref()));
            case Cadence cadence ->
                throw new IllegalArgumentException("item: %s (expected: one with a card)".formatted(cadence.ref()));
        };
    }

    /** The question to whoever has the next step; empty once nobody needs to be asked any more. */
    public static Optional<MessageView> prompt(Incident incident, Items items, Item item, String ask, @Nullable UserId person) {
        return switch (item) {
            case Proposal proposal when ask.equals(Proposal.ASK_ASSIGN) && items.serving(proposal).isPresent() ->
                Optional.empty();
            case Proposal proposal -> ProposalView.prompt(incident, proposal, ask, person);
            case Poll poll -> ChoiceView.prompt(incident, poll);
            case YesNo question -> Optional.empty();
            // Their cards are the question.
            case Handover handover -> Optional.empty();
            case Takeover takeover -> Optional.empty();
            case Assignment assignment when isGiven(items, assignment, ask) -> Optional.empty();
            case Assignment assignment -> AssignmentView.prompt(incident, assignment, ask, person);
            case Dispute dispute -> Optional.empty();
            case Away away -> Optional.empty();
            case Parked parked -> Optional.empty();
            case Release release -> ReleaseView.prompt(incident, items, release);
            case Review review -> ClosingView.prompt(incident, review);
            case StatusUpdate update -> UpdateViews.prompt(incident, items, update, ask, person);
            case Cadence cadence -> ask.equals(LongIncidents.ASK)
                    ? RhythmView.question(incident, cadence, person)
                    : UpdateViews.reminder(incident, items, cadence, ask, person);
        };
    }

    /** Whether what was needed is somebody's by now. */
    private static boolean isGiven(Items items, Assignment assignment, String ask) {
        return Ask.parse(ask).filter(one -> one == Ask.BLOCKED || one == Ask.NEEDED).isPresent()
                && items.serving(assignment).isPresent();
    }

    /** What stands in the place of such a question once it asks nothing any more: a line, and no buttons. */
    public static Optional<MessageView> promptOver(Incident incident, Items items, Item item, String ask) {
        return switch (item) {
            case Proposal proposal -> Optional.of(over(incident, "Proposal %d · %s".formatted(proposal.number(),
                    items.serving(proposal).filter(doing -> proposal.isProceeding())
                            .map(doing -> "%s does it, assignment %d".formatted(doing.to().mention(), doing.number()))
                            .orElseGet(() -> ProposalView.state(proposal))),
                    promptIds(incident, item, "commander")));
            case Assignment assignment -> Optional.of(over(incident, "Assignment %d (%s) · %s".formatted(assignment.number(),
                    assignment.to().mention(),
                    items.serving(assignment).filter(giving -> isGiven(items, assignment, ask))
                            .map(giving -> "what is needed is %s's, assignment %d".formatted(giving.to().mention(),
                                    giving.number()))
                            .orElseGet(() -> AssignmentView.state(assignment))),
                    promptIds(incident, item, Ask.parse(ask).map(AssignmentView::asks).orElse("progress"))));
            case StatusUpdate update ->
                Optional.of(over(incident, UpdateViews.heading(update), ask.equals(ExternalClock.NEXT)
                        ? UpdateViews.dueIds(incident, true)
                        : promptIds(incident, item, "commander")));
            case Cadence cadence when ask.equals(LongIncidents.ASK) ->
                Optional.of(over(incident, RhythmView.became(incident, cadence), RhythmView.ids(incident)));
            case Cadence cadence -> Optional.of(UpdateViews.reminderOver(incident, items, cadence, ask));
            case Poll poll -> Optional.of(over(incident, "Poll %d · %s".formatted(poll.number(), ChoiceView.state(poll)),
                    promptIds(incident, item, "commander")));
            case YesNo question -> Optional.empty();
            case Handover handover -> Optional.empty();
            case Takeover takeover -> Optional.empty();
            case Dispute dispute -> Optional.empty();
            case Away away -> Optional.empty();
            case Parked parked -> Optional.empty();
            case Release release -> Optional.of(over(incident, release.takenBack()
                    ? "%s took it back that others may go in *%s*".formatted(release.by().mention(), incident.id())
                    : "Those who may go in *%s* have no open work any more".formatted(incident.id()),
                    promptIds(incident, item, "commander")));
            case Review review -> Optional.of(ClosingView.over(incident, review));
        };
    }

    static MessageView over(Incident incident, String became, Map<String, String> ids) {
        String said = "Settled: " + became;
        return new MessageView(said, new Blocks().section(said).array(), "muster_prompt", ids, incident.revision());
    }

    /** What a card's metadata holds. */
    static Map<String, String> ids(Incident incident, Item item) {
        Map<String, String> ids = new LinkedHashMap<>(IncidentViews.ids(incident));
        ids.put(item.ref().kind().wireName(), String.valueOf(item.ref().number()));
        ids.put("state", item.wireState());
        return ids;
    }

    /** What the metadata of a question holds. */
    static Map<String, String> promptIds(Incident incident, Item item, String ask) {
        return Map.of("incident", incident.id().toString(), "about", item.ref().toString(), "ask", ask);
    }

    /** What a card's buttons hold. */
    static String value(Incident incident, Item item) {
        return incident.id() + " " + item.ref();
    }
}
