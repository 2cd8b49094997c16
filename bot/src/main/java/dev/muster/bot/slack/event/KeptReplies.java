package dev.muster.bot.slack.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** What is kept of a channel: the replies in each thread, without those that were deleted since, and what came late. */
final class KeptReplies {
    /** Slack tells an event again for about six minutes; clocks may differ, too. */
    private static final Duration STILL_ON_ITS_WAY = Duration.ofMinutes(10);

    private final Map<SlackTs, Set<SlackTs>> byRoot = new HashMap<>();
    /** Which requests were carried out is known for longer. */
    private static final Duration REMEMBERED = Duration.ofDays(7);
    /** What came so late may have been found by a reading that did not come to its end. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final Map<SlackTs, SlackTs> newest;
    private final Set<SlackTs> late = new HashSet<>();
    /** Kept since the last reading, and not so long ago that what was done is forgotten. */
    private final Set<SlackTs> lately = new HashSet<>();
    private final Instant lastRead;
    private final Instant latelySince;
    /** Whatever is older was found by the last reading, or had come in by then. */
    private final Instant completeUntil;

    private KeptReplies(Map<SlackTs, SlackTs> newest, Instant completeUntil, Instant lastRead, Instant latelySince) {
        this.newest = newest;
        this.lastRead = lastRead;
        this.latelySince = latelySince;
        this.completeUntil = completeUntil;
    }

    static KeptReplies of(Timeline timeline, IncidentId incident, ChannelId channel, Instant now) {
        Optional<Instant> lastRead = timeline.historyReadAt(channel);
        KeptReplies kept = new KeptReplies(timeline.newestReplies(channel),
                lastRead.map(begun -> begun.minus(STILL_ON_ITS_WAY)).orElse(Instant.MIN), lastRead.orElse(Instant.MAX),
                lastRead.filter(now.minus(REMEMBERED)::isBefore).orElse(now.minus(REMEMBERED)));
        try (Stream<TimelineEntry> entries = timeline.all(incident)) {
            entries.filter(entry -> channel.equals(entry.channel())).forEach(kept::count);
        }
        return kept;
    }

    /**
     * Whether a thread may hold a reply that is not kept: somebody replied since the channel was last read to its end, or
     * Slack knows a newer reply, or more of them. Counting alone does not do: a reply that was missed and one whose deletion
     * was missed add up to the right number.
     */
    boolean mayLack(SlackTs root, @Nullable SlackTs latestReply, int replies) {
        SlackTs newestKept = newest.get(root);
        boolean since = latestReply != null && !latestReply.at().isBefore(completeUntil);
        boolean newer = latestReply != null && (newestKept == null || latestReply.compareTo(newestKept) > 0);
        return since || newer || byRoot.getOrDefault(root, Set.of()).size() < replies;
    }

    /** Whether this message is kept, but came late and since the last reading: nobody knows whether it was acted upon. */
    boolean cameLate(SlackTs ts) {
        return late.contains(ts);
    }

    /** Whether this message was kept since the last reading: the process may have ended before anybody acted upon it. */
    boolean cameLately(SlackTs ts) {
        return lately.contains(ts);
    }

    private void count(TimelineEntry entry) {
        SlackTs thread = entry.threadTs();
        SlackTs ts = entry.ts();
        if (ts != null && entry.kind().equals("message") && entry.knownAt().isAfter(latelySince)) {
            lately.add(ts);
        }
        if (ts != null && entry.kind().equals("message") && entry.knownAt().isAfter(lastRead)
                && Duration.between(entry.happenedAt(), entry.knownAt()).compareTo(LATE) > 0) {
            late.add(ts);
        }
        if (thread == null || ts == null) {
            return;
        }
        Set<SlackTs> replies = byRoot.computeIfAbsent(thread, root -> new HashSet<>());
        switch (entry.kind()) {
            case "message", "file_shared" -> replies.add(ts);
            case "message_deleted" -> replies.remove(ts);
            default -> {
                // Anything else about a reply, such as a reaction, says nothing about whether the reply is kept.
            }
        }
    }
}
