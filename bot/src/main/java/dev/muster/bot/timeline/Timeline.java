package dev.muster.bot.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;

/** The record in the store. */
public interface Timeline {
    /**
     * Keeps what came: the raw payload and an entry for each happening that is not there yet, in one transaction, durable
     * when the method returns. Concurrent callers share a commit. The same event, message, edit, deletion or notice again
     * changes nothing. A deletion takes the words out of the message and its edits, also when it came before them, unless
     * deleted words are to be kept. People not yet seen are remembered and looked up.
     *
     * @param incident whose channel it is
     * @return how many entries are new
     */
    int keep(IncidentId incident, Received received);

    /**
     * A message that stands outside the incidents' channels was deleted: its words leave the record where they are evidence,
     * and where somebody picked it, unless deleted words are to be kept. Nothing is stored of one that nobody quoted.
     */
    void deletedElsewhere(MessageRef message);

    /** Entries after {@code afterSeq}, in order; at most {@code limit}. */
    List<TimelineEntry> entries(IncidentId incident, long afterSeq, int limit);

    /** The last entries of these kinds, at most {@code limit}, in order. */
    List<TimelineEntry> latest(IncidentId incident, Set<String> kinds, int limit);

    /** All entries in order, read as they are walked through; close it. */
    Stream<TimelineEntry> all(IncidentId incident);

    /** When the last whole reading of this channel's history began; empty while there was none. */
    Optional<Instant> historyReadAt(ChannelId channel);

    /** Notes that its history was read to the end, and that the reading began then. An earlier one changes nothing. */
    void historyRead(ChannelId channel, Instant begun);

    /** The newest kept reply of each thread of this channel, by the thread's root. */
    Map<SlackTs, SlackTs> newestReplies(ChannelId channel);

    /** Whether this version of a message is kept: the message itself for a null {@code editedTs}. */
    boolean holds(ChannelId channel, SlackTs ts, Optional<SlackTs> editedTs);
}
