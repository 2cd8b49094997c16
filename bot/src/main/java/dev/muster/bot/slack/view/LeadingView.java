package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Role;
import dev.muster.bot.slack.view.Blocks.Button;

/** The question whether somebody who has command shall really take on a task (P5). */
public final class LeadingView {
    /** With who has command. */
    public static final String SAID = "%s is the Incident Commander. Whoever commands keeps the overview and takes on no task:"
            + " they hand command over first (`/incident handover @name`), or somebody else is asked. Nothing was assigned yet.";

    private LeadingView() {}

    /** Whom else, or all the same; whoever has command and asks is offered to hand it over. */
    public static ArrayNode of(Offered offer, UserId asking) {
        String who = offer.to() == null ? "" : offer.to().mention();
        Offered somebodyElse = new Offered(offer.incident(), null, offer.time(), offer.task());
        List<Button> buttons = new ArrayList<>();
        if (asking.equals(offer.to())) {
            buttons.add(
                    new Button("Hand over command", HandoverViews.HAND_OVER, offer.incident() + " " + Role.COMMANDER, "primary"));
        }
        buttons.add(new Button("Assign somebody else", AssignmentView.OPEN_FORM, somebodyElse.value(),
                buttons.isEmpty() ? "primary" : null));
        buttons.add(new Button("Assign all the same", AssignmentView.ANYWAY, offer.value(), null));
        return new Blocks().section(SAID.formatted(who)).buttons(buttons).array();
    }
}
