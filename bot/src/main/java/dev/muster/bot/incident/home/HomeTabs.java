package dev.muster.bot.incident.home;

import java.time.Duration;
import java.time.Instant;

import dev.muster.bot.id.UserId;

/**
 * Who looks at their Home tab. Slack says when somebody opens it and never when they leave, so those who opened it lately are
 * taken to look still: their tabs are drawn anew with every change that the tab shows, in the transaction of that change.
 */
public interface HomeTabs {
    /** How long after opening it somebody is taken to look at it. On opening it again it is drawn anew in any case. */
    Duration LOOKED_AT_FOR = Duration.ofHours(2);

    /**
     * How many tabs a change draws anew at most, those opened last. Slack takes about a hundred in a minute, for everything;
     * each says as of when it is.
     */
    int MOST_KEPT_FRESH = 50;

    /** Somebody opened theirs: keeps that, and has it drawn. The same opening told again draws it once more at most. */
    void opened(UserId person, Instant at);
}
