package dev.muster.bot.slack.view;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.slack.view.Blocks.Button;

/** The private word that something was done, with a way to take it back. */
public final class UndoView {
    /** The button; its value is the incident, a space and the revision that the change made. */
    public static final String UNDO = "undo";

    private UndoView() {}

    /**
     * The words with the button.
     *
     * @param after the incident as the change left it
     */
    public static ArrayNode of(String said, Incident after) {
        return new Blocks().section(said).buttons(List.of(button(after))).array();
    }

    /** The button alone, to stand beside others. */
    public static Button button(Incident after) {
        return new Button("Undo", UNDO, "%s %d".formatted(after.id(), after.revision()), null);
    }
}
