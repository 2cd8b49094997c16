package dev.muster.bot.slack.client;

import java.io.IOException;

import dev.muster.bot.id.IncidentId;
import org.jspecify.annotations.Nullable;

/** Makes exports. */
@FunctionalInterface
public interface ExportFiles {
    /**
     * The incident as it is now, in this format and for this profile; null for the whole. Close it.
     *
     * @throws IOException when there is no room for it at the moment
     */
    ExportFile render(IncidentId incident, String format, @Nullable String profile) throws IOException;
}
