package dev.muster.bot.incident;

import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to proposals, as sentences. */
final class DecisionText {
    private DecisionText() {}

    static String of(DecisionEvent event, String who) {
        return switch (event) {
            case DecisionEvent.ProposalOpened e -> "%s proposes (%s%s): %s%s. Objections until %s".formatted(who, name(e),
                    e.amends() == null ? "" : ", instead of " + e.amends(), Mrkdwn.escape(e.plan()), risk(e.risk()),
                    Mrkdwn.clock(e.closesAt()));
            case DecisionEvent.ProposalDecided e -> decided(e, who);
            case DecisionEvent.ProposalObjected e -> "%s strongly objects to %s%s%s".formatted(who, name(e),
                    e.late() ? ", after its window was over: it stops nothing" : "", said(e.text()));
            case DecisionEvent.ObjectionExplained e -> "%s on their objection to %s: %s".formatted(who, name(e),
                    Mrkdwn.escape(e.text()));
            case DecisionEvent.ObjectionWithdrawn e -> "%s withdraws their objection to %s".formatted(who, name(e))
                    + (e.closesAt() == null ? "" : ": the clock goes on until " + Mrkdwn.clock(e.closesAt()));
            case DecisionEvent.ProposalQuestioned e -> "%s asks about %s: %s".formatted(who, name(e), Mrkdwn.escape(e.text()));
            case DecisionEvent.ProposalAnswered e -> "%s answered what was asked about %s".formatted(who, name(e));
            case DecisionEvent.ProposalExtended e ->
                "%s gives %s more time: objections until %s".formatted(who, name(e), Mrkdwn.clock(e.closesAt()));
            case DecisionEvent.ProposalOverruled e -> "%s overrules the objection to %s and proceeds: %s. Reason: %s"
                    .formatted(who, name(e), Mrkdwn.escape(e.plan()), Mrkdwn.escape(e.reason()));
            case DecisionEvent.ProposalDropped e ->
                "%s dropped %s: %s%s".formatted(who, name(e), Mrkdwn.escape(e.plan()), because(e.reason()));
            case DecisionEvent.ProposalAmended e -> "%s put proposal %d in the place of %s".formatted(who, e.next(), name(e));
            case DecisionEvent.WaitOver e ->
                "The time to wait is over: %s. What now?".formatted(Mrkdwn.escape(e.plan()));
        };
    }

    private static String decided(DecisionEvent.ProposalDecided e, String who) {
        String plan = Mrkdwn.escape(e.plan()) + risk(e.risk());
        if (e.withoutWindow()) {
            return "%s decided (%s, without a window): %s".formatted(who, name(e), plan);
        }
        return "Hearing none. Proceeding. Proposal %d: %s%s".formatted(e.proposal(), plan,
                e.present().isEmpty() ? "" : (e.active() ? ". Present: " : ". In the channel: ") + people(e.present()));
    }

    private static String people(List<UserId> people) {
        return people.stream().map(UserId::mention).collect(Collectors.joining(", "));
    }

    private static String name(DecisionEvent event) {
        return "proposal " + event.proposal();
    }

    private static String risk(@Nullable String risk) {
        return risk == null ? "" : " (risk: " + Mrkdwn.escape(risk) + ")";
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : ": " + Mrkdwn.escape(text);
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ", because " + Mrkdwn.escape(reason);
    }
}
