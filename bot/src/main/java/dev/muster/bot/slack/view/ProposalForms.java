package dev.muster.bot.slack.view;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.time.Durations;
import org.jspecify.annotations.Nullable;

/** The forms around proposals. Each remembers the incident and, but for a new one, the proposal. */
public final class ProposalForms {
    public static final String PROPOSE = "proposal_open";
    public static final String OBJECT = "proposal_object";
    public static final String QUESTION = "proposal_question";
    public static final String AMEND = "proposal_amend";
    public static final String OVERRULE = "proposal_overrule";

    public static final String PLAN = "plan";
    public static final String RISK = "risk";
    public static final String WINDOW = "window";
    /** Why, or what one wants to know. */
    public static final String WORDS = "words";

    private static final int LONGEST_WORDS = 2500;

    private ProposalForms() {}

    /**
     * The form that proposes.
     *
     * @param usual how long one may object where nobody says
     */
    public static ObjectNode propose(IncidentId incident, Duration usual) {
        return plan(PROPOSE, "Propose a step", "Propose", null, incident.toString(), usual);
    }

    /**
     * The form for this step.
     *
     * @param usual how long one may object where nobody says
     */
    public static ObjectNode of(Form.OnProposal form, Proposal proposal, Duration usual) {
        String id = form.incident() + " " + proposal.ref();
        return switch (form.step()) {
            case OBJECT -> words(OBJECT, "Strong objection", "Object", proposal, "This is what would go wrong",
                    proposal.state() == Proposal.State.STOPPED
                            ? "The clock is stopped already. Your words are kept as you write them."
                            : "It came after the end and stops nothing. Your words are kept as you write them.",
                    id);
            case QUESTION -> words(QUESTION, "Question", "Ask", proposal, "What do you want to know?",
                    "It goes into the thread and stops no clock. If you need it stopped, object.", id);
            case OVERRULE -> words(OVERRULE, "Overrule the objection", "Proceed", proposal, "Why is it done all the same?",
                    "Everybody reads it, and the objection stays on the record.", id);
            case AMEND -> plan(AMEND, "Amend proposal %d".formatted(proposal.number()), "Propose this", proposal, id, usual);
        };
    }

    private static ObjectNode words(String callbackId, String title, String submit, Proposal proposal, String label,
            String hint, String id) {
        ArrayNode blocks = new Blocks().section("*Proposal %d*\n> %s".formatted(proposal.number(),
                Mrkdwn.escape(proposal.plan()).replace("\n", "\n> "))).array();
        blocks.add(FormViews.input(WORDS, label, hint, FormViews.text("", true, LONGEST_WORDS), false));
        return FormViews.view(callbackId, title, submit, blocks, id);
    }

    private static ObjectNode plan(String callbackId, String title, String submit, @Nullable Proposal from, String id,
            Duration usual) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        blocks.add(FormViews.input(PLAN, "What shall be done?", null,
                FormViews.text(from == null ? "" : from.plan(), true, Proposals.LONGEST_PLAN), false));
        blocks.add(FormViews.input(RISK, "What may go wrong?", "How bad, for whom, how long. It is read before anybody objects.",
                FormViews.text(from == null || from.risk() == null ? "" : from.risk(), true, Proposals.LONGEST_PLAN), true));
        blocks.add(FormViews.input(WINDOW, "How long may one object?",
                "Left empty it is %s. Such as 90s, 5m or until 14:30; silence until then is consent."
                        .formatted(Durations.spoken(usual)),
                FormViews.text("", false, 40), true));
        return FormViews.view(callbackId, title, submit, blocks, id);
    }
}
