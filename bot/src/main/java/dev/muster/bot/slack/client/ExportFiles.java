package dev.muster.bot.slack.client;

import dev.muster.bot.id.IncidentId;

/** Makes exports. */
@FunctionalInterface
public interface ExportFiles {
    /** The incident as it is now, in this format. */
    ExportFile render(IncidentId incident, String format);
}
