package dev.muster.bot.slack.view;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Severity;

/** What somebody is told whose change of severity is left to the review. */
public final class SeverityText {
    private SeverityText() {}

    /** It stays; that they would lower it is noted. */
    public static String parked(Incident after, Severity wanted) {
        return "*%s* stays %s while we work. That you would lower it to %s is noted for the review.\nWith a fact it is lowered at once: `/incident sev %d` and what you know."
                .formatted(after.id(), after.severity().name(), wanted.name(), wanted.number());
    }
}
