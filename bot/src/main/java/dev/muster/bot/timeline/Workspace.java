package dev.muster.bot.timeline;

import java.time.Instant;
import java.util.Optional;

/** The Slack workspace that the record is of. */
public interface Workspace {
    /** Slack said where the workspace is on the web; {@code url} ends with a slash. */
    void known(String teamId, String url, Instant at);

    /** Where it is, as last known; empty before Slack has ever said so. */
    Optional<String> url();
}
