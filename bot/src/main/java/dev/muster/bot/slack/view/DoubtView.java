package dev.muster.bot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.work.Absences;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.slack.view.Blocks.Button;

/** The question before somebody gets a task who leads (P5), or is asked anything while they are away (M6): whom else, or all the same. Nothing typed is lost. */
public final class DoubtView {
    /** Asks whoever has command to hand it over first; its value is that of {@link Offered}. */
    public static final String ASK_HANDOVER = "assignment_handover";
    /** Gives an assignment to somebody else all the same; its value is that of {@link Passed}. */
    public static final String REASSIGN_ANYWAY = "assignment_passed";

    /** Asks the question all the same; its value is that of {@link Asked}. */
    public static final String QUESTION_ANYWAY = "question_anyway";

    private static final String NOT_ASSIGNED = " Nothing was assigned yet.";
    private static final String NOT_ASKED = " Nothing was asked yet.";
    private static final String ASK_ANYWAY = "Ask all the same";
    private static final String LEADS = "%s is the Incident Commander. Whoever commands keeps the overview and takes on no task:"
            + " they hand command over first (`/incident handover @name`), or somebody else is asked.";

    private DoubtView() {}

    /** The question: in words, and to be clicked. */
    public record Doubt(String said, ArrayNode blocks) {}

    /** What has not happened yet, and the two ways on. */
    private record Ways(String nothing, String task, Button somebodyElse, Button anyway) {}

    /** Before a new task; empty where nothing speaks against it. */
    public static Optional<Doubt> of(Offered offer, Incident incident, Items items, UserId asking, Instant now) {
        Offered another = new Offered(offer.incident(), null, offer.time(), offer.task(), offer.serves());
        UserId to = offer.to();
        if (to != null && Assigning.Task.isReport(offer.task())) {
            return of(incident, items, to, false, asking, now, new Ways(NOT_ASKED, offer.task(),
                    new Button("Ask somebody else", AssignmentView.OPEN_FORM, another.value(), null),
                    new Button(ASK_ANYWAY, AssignmentView.ANYWAY, offer.value(), null)));
        }
        return to == null
                ? Optional.empty()
                : of(incident, items, to, true, asking, now, new Ways(NOT_ASSIGNED, offer.task(),
                        new Button("Assign somebody else", AssignmentView.OPEN_FORM, another.value(), null),
                        new Button("Assign all the same", AssignmentView.ANYWAY, offer.value(), null)));
    }

    /** Before a question that one person answers; what was asked is shown, so that it can be put to somebody else. */
    public static Optional<Doubt> of(Asked asked, Incident incident, Items items, UserId asking, Instant now) {
        return incident.isResolved()
                ? Optional.empty()
                : items.away(asked.to(), now).filter(away -> !asked.to().equals(asking)).map(away -> {
                    String said = "%s%s Somebody else: `/incident yesno @name` and the question.\n> %s".formatted(
                            Absences.said(away), NOT_ASKED, Mrkdwn.escape(asked.text()).replace("\n", "\n> "));
                    return new Doubt(said, new Blocks().section(said)
                            .buttons(List.of(new Button(ASK_ANYWAY, QUESTION_ANYWAY, asked.value(), "primary"))).array());
                });
    }

    /** Before an assignment becomes another's; a report anybody can give who leads. */
    public static Optional<Doubt> of(Passed passed, Assignment assignment, Incident incident, Items items, UserId asking,
            Instant now) {
        return of(incident, items, passed.to(), !assignment.report(), asking, now, new Ways(NOT_ASSIGNED, assignment.task(),
                new Button("Choose somebody else", AssignmentView.REASSIGN, ItemViews.value(incident, assignment), null),
                new Button("Reassign all the same", REASSIGN_ANYWAY, passed.value(), null)));
    }

    private static Optional<Doubt> of(Incident incident, Items items, UserId to, boolean isWork, UserId asking, Instant now,
            Ways ways) {
        if (incident.isResolved()) {
            return Optional.empty();
        }
        if (isWork && to.equals(incident.commander())) {
            return Optional
                    .of(asked(LEADS.formatted(to.mention()) + ways.nothing(),
                            List.of(handover(incident, to, asking, ways), ways.somebodyElse(),
                                    ways.anyway())));
        }
        return items.away(to, now).filter(away -> !to.equals(asking))
                .map(away -> asked(Absences.said(away) + ways.nothing(), List.of(ways.somebodyElse(), ways.anyway())));
    }

    private static Button handover(Incident incident, UserId to, UserId asking, Ways ways) {
        return asking.equals(to)
                ? new Button("Hand over command", HandoverViews.HAND_OVER, incident.id() + " " + Role.COMMANDER, null)
                : new Button("Ask them to hand over", ASK_HANDOVER, new Offered(incident.id(), null, "", ways.task()).value(),
                        null);
    }

    private static Doubt asked(String said, List<Button> ways) {
        List<Button> buttons = new ArrayList<>();
        ways.forEach(button -> buttons.add(
                new Button(button.text(), button.actionId(), button.value(), buttons.isEmpty() ? "primary" : null)));
        return new Doubt(said, new Blocks().section(said).buttons(buttons).array());
    }
}
