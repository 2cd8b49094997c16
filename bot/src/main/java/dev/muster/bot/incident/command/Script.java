package dev.muster.bot.incident.command;

import java.util.List;
import java.util.Optional;

/**
 * Words for a hard moment, which the commander may edit before they say them (P24 to P28).
 *
 * @param id    by which buttons and the record know it
 * @param title when it is needed, for a button
 * @param text  plain text
 */
public record Script(String id, String title, String text) {
    /** For somebody who contradicts and does not wish to lead. */
    public static final String TAKEOVER = "takeover";

    private static final List<Script> ALL = List.of(
            new Script(TAKEOVER, "Somebody contradicts a decision",
                    "Do you wish to take command? If so, say yes, and we hand over in good order. If not, we go on as decided."),
            new Script("pressure", "Pressure to hurry",
                    "I hear how urgent it is. We go as fast as is safe, and everybody who can help is at it. You hear from us with"
                            + " the next update; until then, please let people work."),
            new Script("list", "Somebody wants a list",
                    "I can have people make that list, or mend what is broken: not both at once. The incident comes first; the list"
                            + " follows once it is over."),
            new Script("severity", "Debate about the severity",
                    "We have two views of how bad it is, so the higher one holds for now. Whether it was right is for the review."),
            new Script("disruption", "Somebody disturbs",
                    "I need this channel for the incident. Please take that elsewhere; if you have something we need to know, say it"
                            + " in one line."),
            new Script("removal", "Somebody goes on disturbing",
                    "I have asked once. I will now have you taken out of this channel, so that people can work. We can talk about it"
                            + " once this is over."));

    /** All that there are. */
    public static List<Script> all() {
        return ALL;
    }

    /** The one of this id. */
    public static Optional<Script> find(String id) {
        return ALL.stream().filter(script -> script.id().equals(id)).findFirst();
    }
}
