package dev.muster.bot.incident.evidence;

import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.QuotedMessage;
import dev.muster.bot.incident.Wish;

/** Adds messages to the record of an incident, also after it was resolved. */
public final class Evidence {
    private static final int LONGEST_QUOTE = 600;

    private final IncidentStore store;

    public Evidence(IncidentStore store) {
        this.store = store;
    }

    /**
     * Adds it. A message is evidence in an incident once, whoever points to it, how often and by what: a second time is
     * {@link Outcome.Repeated}.
     */
    public Outcome add(IncidentId id, QuotedMessage quoted, Wish wish) {
        Cause.Request cause = new Cause.Request(
                "evidence:%s:%s:%s".formatted(id, quoted.message().channel(), quoted.message().ts()));
        return store.change(id, cause, incident -> new IncidentChange(incident, wish.by(), wish.at(), List.of(quoted.added()),
                List.of(), told(incident, quoted, wish)));
    }

    /** Whoever is in the channel has a message there before their eyes; what was said elsewhere they have to be shown. */
    private static List<Effect> told(Incident incident, QuotedMessage quoted, Wish wish) {
        Incident.Channel channel = incident.channel();
        if (channel != null && channel.id().equals(quoted.message().channel())) {
            return List.of();
        }
        String said = "%s added to the record: %s".formatted(Mrkdwn.actor(wish.by()), quoted.quoted(LONGEST_QUOTE));
        return List.of(new Effect.Post(incident.id(), new Destination.IncidentChannel(), new Content.Line(said)));
    }
}
