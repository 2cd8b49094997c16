package dev.muster.bot.incident;

import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to proposals, as sentences. */
final class DecisionText {
    /** Longer ones are read on the card. */
    private static final int LONGEST_PLAN = 200;
    private static final int MOST_NAMED = 8;

    private DecisionText() {}

    static String of(DecisionEvent event, Actor by) {
        String who = Mrkdwn.actor(by);
        return switch (event) {
            case DecisionEvent.ProposalOpened e -> "%s proposes (%s%s): %s%s. Objections until %s".formatted(who, name(e),
                    e.amends() == null ? "" : ", instead of " + e.amends(), Mrkdwn.escape(e.plan()), risk(e.risk()),
                    Mrkdwn.clock(e.closesAt()));
            case DecisionEvent.ProposalDecided e -> decided(e, who);
            case DecisionEvent.ProposalObjected e -> "%s strongly objects to %s%s%s".formatted(who, name(e),
                    late(e), said(e.text()));
            case DecisionEvent.ObjectionExplained e -> "%s on their objection to %s%s: %s".formatted(who, name(e),
                    e.late() ? ", after the end" : "", Mrkdwn.escape(e.text()));
            case DecisionEvent.ObjectionWithdrawn e -> "%s withdraws their objection to %s".formatted(who, name(e))
                    + (e.closesAt() == null ? "" : ": the clock goes on until " + Mrkdwn.clock(e.closesAt()));
            case DecisionEvent.ProposalQuestioned e -> "%s asks about %s: %s".formatted(who, name(e), Mrkdwn.escape(e.text()));
            case DecisionEvent.ProposalAnswered e -> "%s answered what was asked about %s".formatted(who, name(e));
            case DecisionEvent.ProposalExtended e ->
                "%s gives %s more time: objections until %s".formatted(who, name(e), Mrkdwn.clock(e.closesAt()));
            case DecisionEvent.ProposalOverruled e -> "%s overrules the objection to %s and proceeds: %s. Reason: %s"
                    .formatted(who, name(e), Mrkdwn.escape(e.plan()), Mrkdwn.escape(e.reason()));
            case DecisionEvent.ProposalDropped e -> by instanceof Actor.Bot
                    ? "Proposal %d was dropped: %s%s".formatted(e.proposal(), Mrkdwn.escape(e.plan()), because(e.reason()))
                    : "%s dropped %s: %s%s".formatted(who, name(e), Mrkdwn.escape(e.plan()), because(e.reason()));
            case DecisionEvent.ProposalAmended e -> "%s put proposal %d in the place of %s".formatted(who, e.next(), name(e));
            case DecisionEvent.ProposalPrompted e -> prompted(e);
            case DecisionEvent.WaitOver e ->
                "The time to wait is over: %s. What now?".formatted(Mrkdwn.escape(e.plan()));
        };
    }

    private static String decided(DecisionEvent.ProposalDecided e, String who) {
        if (e.withoutWindow()) {
            return "%s decided (%s, without a window): %s%s".formatted(who, name(e), Mrkdwn.escape(e.plan()), risk(e.risk()));
        }
        // The card above has every word and everybody; here it is to be read at a glance.
        return "Hearing none. Proceeding. Proposal %d: %s%s".formatted(e.proposal(),
                Mrkdwn.cut(Mrkdwn.escape(e.plan().replace('\n', ' ')), LONGEST_PLAN),
                e.present().isEmpty() ? "" : (e.active() ? "\nPresent: " : "\nIn the channel: ") + people(e.present()));
    }

    private static String people(List<UserId> people) {
        String named = people.stream().limit(MOST_NAMED).map(UserId::mention).collect(Collectors.joining(", "));
        return people.size() <= MOST_NAMED ? named : "%s and %d more".formatted(named, people.size() - MOST_NAMED);
    }

    private static String late(DecisionEvent.ProposalObjected e) {
        if (!e.late()) {
            return "";
        }
        return e.withoutWindow()
                ? ", a decision without a window: it is kept and stops nothing"
                : ", after the end: it is kept and stops nothing";
    }

    private static String prompted(DecisionEvent.ProposalPrompted e) {
        if (e.ask().equals("assign")) {
            return "%s was offered to assign %s".formatted(asked(e), name(e));
        }
        String whose = e.objector() == null ? "an objection" : "the objection of " + e.objector().mention();
        return e.ask().equals("objection")
                ? "%s was asked for the next step with %s, because of %s".formatted(asked(e), name(e), whose)
                : "%s was told of %s to %s, which came late".formatted(asked(e), whose, name(e));
    }

    private static String asked(DecisionEvent.ProposalPrompted e) {
        return e.asked() == null ? "The channel, where nobody has command," : e.asked().mention();
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
