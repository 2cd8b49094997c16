package dev.muster.bot.incident;

import java.util.List;

import dev.muster.bot.id.UserId;

/** Who takes part in which incident: whoever declared it, leads it or has said something in it. */
public interface Participants {
    /** The incidents in which this person takes part, resolved ones too, the newest first; at most {@code limit}. */
    List<Incident> latestOf(UserId person, int limit);

    /** The incidents whose review this person owns, or is asked about, the newest first; at most {@code limit}. */
    List<Incident> reviewedBy(UserId person, int limit);
}
