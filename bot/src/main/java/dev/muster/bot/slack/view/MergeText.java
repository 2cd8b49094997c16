package dev.muster.bot.slack.view;

import java.util.Optional;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;

/** What whoever merged is told. */
public final class MergeText {
    private MergeText() {}

    /**
     * The answer in mrkdwn.
     *
     * @param named    the incident that was named
     * @param survivor the one in which the work goes on, which is another where the named one was merged itself
     */
    public static String done(Incident merged, IncidentId named, Optional<Incident> survivor) {
        if (survivor.isEmpty()) {
            return "*%s* stands for itself again.".formatted(merged.id());
        }
        IncidentId into = survivor.get().id();
        String chain = into.equals(named) ? "" : "*%s* was merged into *%s* before. ".formatted(named, into);
        return "%s*%s* is merged into *%s*. Go on in %s."
                .formatted(chain, merged.id(), into, Words.channel(survivor.get()));
    }
}
