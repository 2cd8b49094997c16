package dev.muster.bot.incident.command;

import java.util.List;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.CommandEvent;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;

/** Says what the commander has to say at a hard moment, in their name. */
public final class Scripts {
    /** The longest that is said, in characters. */
    public static final int LONGEST = 1500;

    private final IncidentStore store;

    public Scripts(IncidentStore store) {
        this.store = store;
    }

    /** Says it in the channel; {@code text} is plain, as the commander left it. */
    public Outcome speak(IncidentId id, Script script, String text, Wish wish) {
        return store.change(id, wish.cause(), incident -> {
            UserId commander = incident.commander();
            if (commander == null || !wish.by().person().filter(commander::equals).isPresent()) {
                return new Rejection("Only the Incident Commander speaks in that name%s."
                        .formatted(commander == null ? ", and there is none yet" : ", and that is " + commander.mention()),
                        "Say it in your own: what you write in the channel counts as well.");
            }
            if (text.isBlank() || text.length() > LONGEST) {
                return new Rejection("That is longer than %d characters, or nothing at all.".formatted(LONGEST),
                        "Say it in a sentence or two.");
            }
            var event = new CommandEvent.ScriptSpoken(script.id(), text);
            return new IncidentChange(incident, wish.by(), wish.at(), List.of(event), List.of(),
                    Telling.said(incident, event, wish.by()));
        });
    }
}
