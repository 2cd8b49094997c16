package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;

/** Whoever contradicts the one who has command is asked once, in public, whether they wish to have it (P24). */
record Contradiction(Handovers handovers) {
    private static final String ASKED = "You are asked in the channel whether you wish to take command. Your words are kept:";
    private static final String KEPT = "Your words are kept:";

    /** Somebody else decides: nothing is decided, and the private answer keeps their words. */
    Reply decided(Incident incident, String refused, Call call) {
        boolean asked = !(handovers.contradicted(incident.id(), call.wish()) instanceof Outcome.Refused);
        String rest = call.rest();
        List<Button> buttons = new ArrayList<>();
        for (String verb : List.of("propose", "decide")) {
            String line = verb + " " + rest;
            if (!rest.isBlank() && line.length() <= Commands.LONGEST_LINE) {
                buttons.add(new Button(verb.equals("propose") ? "Propose it" : "Decide it, once you have command",
                        Commands.RUN_BUTTON + ":" + verb, incident.id() + " " + line, null));
            }
        }
        if (rest.isBlank() && !asked) {
            return Reply.Private.refusal(refused);
        }
        Blocks blocks = new Blocks().section(refused);
        if (!rest.isBlank()) {
            blocks.section("%s\n> %s".formatted(asked ? ASKED : KEPT, rest.replace("\n", "\n> "))).buttons(buttons);
        }
        return new Reply.Private(refused, Optional.of(blocks.array()));
    }
}
