package dev.muster.bot.slack.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** The replies that are kept of each thread of a channel, without those that were deleted since. */
final class KeptReplies {
    private final Map<SlackTs, Set<SlackTs>> byRoot = new HashMap<>();
    private final Map<SlackTs, SlackTs> newest;

    private KeptReplies(Map<SlackTs, SlackTs> newest) {
        this.newest = newest;
    }

    static KeptReplies of(Timeline timeline, IncidentId incident, ChannelId channel) {
        KeptReplies kept = new KeptReplies(timeline.newestReplies(channel));
        try (Stream<TimelineEntry> entries = timeline.all(incident)) {
            entries.filter(entry -> channel.equals(entry.channel())).forEach(kept::count);
        }
        return kept;
    }

    /**
     * Whether a thread may hold a reply that is not kept: Slack knows a newer one, or more of them. The count finds a
     * gap that lies before a reply that came in as an event.
     */
    boolean mayLack(SlackTs root, @Nullable SlackTs latestReply, int replies) {
        SlackTs newestKept = newest.get(root);
        boolean newer = latestReply != null && (newestKept == null || latestReply.compareTo(newestKept) > 0);
        return newer || byRoot.getOrDefault(root, Set.of()).size() < replies;
    }

    private void count(TimelineEntry entry) {
        SlackTs thread = entry.threadTs();
        SlackTs ts = entry.ts();
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
