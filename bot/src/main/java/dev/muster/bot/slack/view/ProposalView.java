package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.item.Objection;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Proposal.Ending;
import dev.muster.bot.incident.item.Proposal.Window;
import dev.muster.bot.slack.view.Blocks.Button;
import org.jspecify.annotations.Nullable;

/** The card of a proposal, and the question to the commander once somebody objects. */
public final class ProposalView {
    /** Objects at once and asks why. The value of each of these buttons is the incident, a space and the proposal. */
    public static final String OBJECT = "proposal_object";
    public static final String QUESTION = "proposal_question";
    public static final String AMEND = "proposal_amend";
    public static final String OVERRULE = "proposal_overrule";
    public static final String DROP = "proposal_drop";
    public static final String EXTEND = "proposal_extend";
    /** Opens the form that assigns what was decided. */
    public static final String ASSIGN = "proposal_assign";

    private static final int LONGEST_WORDS = 600;
    /** More than one line can hold; the export names them all. */
    private static final int MOST_NAMED = 12;

    private ProposalView() {}

    static MessageView card(Incident incident, Proposal proposal) {
        String heading = "Proposal %d · %s".formatted(proposal.number(), state(proposal));
        Blocks blocks = new Blocks().section("*%s*\n%s".formatted(heading, plan(proposal)));
        if (!proposal.objections().isEmpty()) {
            blocks.section(
                    proposal.objections().stream().map(each -> objection(proposal, each)).collect(Collectors.joining("\n")));
        }
        blocks.buttons(buttons(incident, proposal)).context(context(proposal));
        return new MessageView("%s: %s".formatted(heading, Mrkdwn.escape(proposal.plan())), blocks.array(), "muster_proposal",
                ItemViews.ids(incident, proposal), incident.revision());
    }

    /**
     * Asks the commander for their move; empty where the proposal is past that.
     *
     * @param objector whose objection it is about; null for the newest
     */
    static Optional<MessageView> prompt(Incident incident, Proposal proposal, String ask, @Nullable UserId objector) {
        if (ask.equals("assign")) {
            return assign(incident, proposal);
        }
        boolean late = ask.equals("late_objection");
        boolean wanted = late || proposal.state() == Proposal.State.STOPPED;
        Optional<Objection> meant = proposal.objections().stream()
                .filter(each -> each.late() == late && each.withdrawnAt() == null)
                .filter(each -> objector == null || each.by().equals(objector)).reduce((earlier, later) -> later);
        if (!wanted || meant.isEmpty()) {
            return Optional.empty();
        }
        UserId commander = incident.commander();
        String who = commander == null
                ? "There is no Incident Commander yet: `/incident lead` takes command."
                : commander.mention();
        String by = meant.get().by().mention();
        String said = late
                ? "%s %s strongly objects to proposal %d, %s. Nothing is stopped by it: it is yours to weigh.".formatted(who, by,
                        proposal.number(), late(proposal))
                : "%s The clock of proposal %d is stopped: %s strongly objects. Amend it, overrule with a reason, or drop it?"
                        .formatted(who, proposal.number(), by);
        Blocks blocks = new Blocks().section(said);
        if (!late) {
            blocks.buttons(commandersMove(ItemViews.value(incident, proposal)));
        }
        return Optional.of(new MessageView(said, blocks.array(), "muster_prompt",
                ItemViews.promptIds(incident, proposal, "commander"), incident.revision()));
    }

    private static String late(Proposal proposal) {
        if (proposal.window() == null) {
            return "a decision without a window";
        }
        return proposal.state() == Proposal.State.OVERRULED
                ? "after another objection was overruled"
                : "after its window was over";
    }

    /** What somebody is told who has just objected. */
    public static String objected(Proposal proposal) {
        String kept = "Your objection to proposal %d is kept, and the commander is shown it. It came %s, so it stops nothing.";
        if (proposal.state() == Proposal.State.STOPPED) {
            return "Your objection stands: the clock of proposal %d is stopped.".formatted(proposal.number());
        }
        return kept.formatted(proposal.number(), proposal.window() == null ? "to a decision without a window" : "after the end");
    }

    /** Somebody has to do what was decided. */
    private static Optional<MessageView> assign(Incident incident, Proposal proposal) {
        UserId commander = incident.commander();
        if (commander == null || !proposal.isProceeding()) {
            return Optional.empty();
        }
        String said = "%s Proposal %d is decided. Who does it?".formatted(commander.mention(), proposal.number());
        Blocks blocks = new Blocks().section(said)
                .buttons(List.of(new Button("Assign it", ASSIGN, ItemViews.value(incident, proposal), "primary")));
        return Optional.of(new MessageView(said, blocks.array(), "muster_prompt",
                ItemViews.promptIds(incident, proposal, "commander"), incident.revision()));
    }

    static String state(Proposal proposal) {
        Window window = proposal.window();
        return switch (proposal.state()) {
            case OPEN -> window == null ? "open" : "objections until " + Mrkdwn.clock(window.closesAt());
            case STOPPED -> "stopped by a strong objection";
            case DECIDED -> window == null ? "decided by the commander, without a window" : "Hearing none. Proceeding.";
            case DROPPED -> "dropped";
            case OVERRULED -> "proceeding, the objection was overruled";
            case AMENDED -> "proposal %d stands in its place".formatted(proposal.amendedBy());
        };
    }

    private static String plan(Proposal proposal) {
        String plan = "> " + Mrkdwn.escape(proposal.plan()).replace("\n", "\n> ");
        if (proposal.risk() != null) {
            plan += "\n*Risk:* " + Mrkdwn.escape(proposal.risk());
        }
        return proposal.waitUntil() == null ? plan : plan + "\n*Until* " + Mrkdwn.time(proposal.waitUntil());
    }

    private static String objection(Proposal proposal, Objection objection) {
        String late = proposal.window() == null ? " (after the decision)" : " (after the end)";
        String words = objection.text() == null
                ? "_has not said why yet_"
                : Mrkdwn.cut(Mrkdwn.escape(objection.text()), LONGEST_WORDS);
        String how = objection.withdrawnAt() != null ? " (withdrawn)" : objection.late() ? late : "";
        return ":hand: %s%s: %s".formatted(objection.by().mention(), how, words);
    }

    private static List<Button> buttons(Incident incident, Proposal proposal) {
        String value = ItemViews.value(incident, proposal);
        return switch (proposal.state()) {
            case OPEN -> {
                List<Button> buttons = new ArrayList<>(List.of(new Button("Strong objection", OBJECT, value, "danger"),
                        new Button("Question", QUESTION, value, null)));
                if (proposal.window() != null && !proposal.window().extended()) {
                    buttons.add(new Button("More time", EXTEND, value, null));
                }
                yield buttons;
            }
            case STOPPED -> commandersMove(value);
            case DECIDED, DROPPED, OVERRULED, AMENDED -> List.of();
        };
    }

    private static List<Button> commandersMove(String value) {
        return List.of(new Button("Amend", AMEND, value, "primary"), new Button("Overrule", OVERRULE, value, null),
                new Button("Drop", DROP, value, "danger"));
    }

    private static String context(Proposal proposal) {
        List<String> parts = new ArrayList<>();
        Ending ending = proposal.ending();
        // Whoever decides at once is named with the end.
        if (proposal.window() != null) {
            parts.add("Proposed by " + proposal.by().mention());
        }
        if (proposal.amends() != null) {
            parts.add("instead of proposal " + proposal.amends());
        }
        if (!proposal.questions().isEmpty()) {
            parts.add("%d asked, %d unanswered".formatted(proposal.questions().size(), proposal.unanswered()));
        }
        if (ending == null) {
            parts.add(proposal.state() == Proposal.State.OPEN
                    ? "Silence until then is consent; questions go into the thread"
                    : "The commander decides how it goes on");
        } else {
            parts.add(ending(proposal, ending));
        }
        if (proposal.decidedBySilence() && !proposal.present().isEmpty()) {
            parts.add((proposal.presentAt() == null ? "In the channel: " : "Present: ") + people(proposal.present()));
        }
        return String.join(" · ", parts);
    }

    private static String people(List<UserId> people) {
        String named = people.stream().limit(MOST_NAMED).map(UserId::mention).collect(Collectors.joining(", "));
        return people.size() <= MOST_NAMED ? named : "%s and %d more".formatted(named, people.size() - MOST_NAMED);
    }

    private static String ending(Proposal proposal, Ending ending) {
        String how = switch (proposal.state()) {
            case DECIDED -> ending.by() == null ? "Decided by silence" : "Decided";
            case OVERRULED -> "Overruled";
            case AMENDED -> "Amended";
            case OPEN, STOPPED, DROPPED -> "Dropped";
        };
        String said = "%s%s at %s".formatted(how, ending.by() == null ? "" : " by " + ending.by().mention(),
                Mrkdwn.hour(ending.at()));
        return ending.reason() == null ? said : said + ": " + Mrkdwn.cut(Mrkdwn.escape(ending.reason()), LONGEST_WORDS);
    }
}
