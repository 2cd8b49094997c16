package dev.muster.bot.slack.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** A timeline in memory that keeps its promises about what comes twice. */
public final class MemoryTimeline implements Timeline {
    private final List<MessageRef> elsewhere = new CopyOnWriteArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final List<TimelineEntry> entries = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();
    private final Map<ChannelId, Instant> historyRead = new HashMap<>();
    private boolean failing;

    /** From now on nothing can be kept, or it can again. */
    public synchronized void failing(boolean now) {
        failing = now;
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    public synchronized List<String> texts(String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).map(TimelineEntry::rawText).toList();
    }

    @Override
    public void deletedElsewhere(MessageRef message) {
        elsewhere.add(message);
    }

    @Override
    public synchronized int keep(IncidentId incident, Received delivery) {
        if (failing) {
            throw new IllegalStateException("the disk is full");
        }
        received.add(delivery);
        int before = entries.size();
        delivery.happenings().forEach(happening -> add(incident, delivery, happening));
        return entries.size() - before;
    }

    private void add(IncidentId incident, Received delivery, Happening happening) {
        switch (happening) {
            case Happening.Message m -> add(incident, delivery, "message", "m" + m.channel() + m.ts(), m.ts(), m.threadTs(),
                    m.channel(), m.text(), m.data());
            case Happening.Edit e -> add(incident, delivery, "message_edited", "e" + e.channel() + e.ts() + e.editedTs(), e.ts(),
                    e.threadTs(), e.channel(), e.text(), e.data());
            case Happening.Deletion d -> add(incident, delivery, "message_deleted", "d" + d.channel() + d.ts(), d.ts(),
                    d.threadTs(), d.channel(), "", JsonNodeFactory.instance.objectNode());
            case Happening.Notice n -> add(incident, delivery, n.kind(), n.kind() + n.channel() + n.key(), n.about(), null,
                    n.channel(), n.text(), n.data());
        }
    }

    private void add(IncidentId incident, Received delivery, String kind, String key, @Nullable SlackTs ts,
            @Nullable SlackTs thread, ChannelId channel, String text, JsonNode data) {
        if (kept.add(key)) {
            entries.add(new TimelineEntry(incident, entries.size() + 1, kind, delivery.receivedAt(), delivery.receivedAt(), null,
                    null, text, channel, ts, thread, null, data));
        }
    }

    @Override
    public synchronized List<TimelineEntry> entries(IncidentId incident, long afterSeq, int limit) {
        return entries.stream().filter(entry -> entry.seq() > afterSeq).limit(limit).toList();
    }

    @Override
    public synchronized Stream<TimelineEntry> all(IncidentId incident) {
        return List.copyOf(entries).stream();
    }

    @Override
    public synchronized List<TimelineEntry> latest(IncidentId incident, Set<String> kinds, int limit) {
        List<TimelineEntry> of = entries.stream()
                .filter(entry -> entry.incident().equals(incident) && kinds.contains(entry.kind())).toList();
        return of.subList(Math.max(0, of.size() - limit), of.size());
    }

    @Override
    public synchronized Optional<Instant> historyReadAt(ChannelId channel) {
        return Optional.ofNullable(historyRead.get(channel));
    }

    @Override
    public synchronized void historyRead(ChannelId channel, Instant begun) {
        historyRead.put(channel, begun);
    }

    @Override
    public synchronized Map<SlackTs, SlackTs> newestReplies(ChannelId channel) {
        Map<SlackTs, SlackTs> newest = new HashMap<>();
        for (TimelineEntry entry : entries) {
            SlackTs thread = entry.threadTs();
            SlackTs ts = entry.ts();
            if (thread != null && ts != null) {
                newest.merge(thread, ts, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        return newest;
    }

    @Override
    public synchronized boolean holds(ChannelId channel, SlackTs ts, Optional<SlackTs> editedTs) {
        return kept.contains(editedTs.map(edited -> "e" + channel + ts + edited).orElse("m" + channel + ts));
    }

    /** The messages of which it was told that they are gone from where no incident takes place. */
    List<MessageRef> elsewhere() {
        return List.copyOf(elsewhere);
    }
}
