package dev.muster.bot.slack.view;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.slack.view.Blocks.Button;

/** The question whether somebody who has command shall really take on a task (P5). */
public final class LeadingView {
    /** With who has command. */
    public static final String SAID = "%s is the Incident Commander. Whoever commands keeps the overview and takes on no task:"
            + " give command to somebody first (`/incident lead @name`), or ask somebody else. Nothing was assigned yet.";

    private LeadingView() {}

    /** Whom else, or all the same. */
    public static ArrayNode of(Offered offer) {
        String who = offer.to() == null ? "" : offer.to().mention();
        Offered somebodyElse = new Offered(offer.incident(), null, offer.time(), offer.task());
        return new Blocks().section(SAID.formatted(who))
                .buttons(List.of(new Button("Assign somebody else", AssignmentView.OPEN_FORM, somebodyElse.value(), "primary"),
                        new Button("Assign all the same", AssignmentView.ANYWAY, offer.value(), null)))
                .array();
    }
}
