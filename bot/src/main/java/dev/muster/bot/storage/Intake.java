package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.storage.TimelineRows.Line;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one delivery within one transaction: what came, as it came, and a line for each thing that it says and that is
 * not there yet. The incident is taken first, so nothing changes between looking and writing.
 */
final class Intake {
    /** What was new: the number of lines, and who wrote a message. */
    record Kept(int lines, Set<UserId> speakers) {
        static final Kept NOTHING = new Kept(0, Set.of());
    }

    private record Key(ChannelId channel, @Nullable String dedup) {
        static Key deletion(ChannelId channel, SlackTs ts) {
            return new Key(channel, Lines.deletionKey(ts));
        }
    }

    private final DSLContext tx;
    private final IncidentId incident;
    private final Received received;
    private final boolean keepDeleted;
    private final Set<Key> known;

    private Intake(DSLContext tx, IncidentId incident, Received received, boolean keepDeleted) {
        this.tx = tx;
        this.incident = incident;
        this.received = received;
        this.keepDeleted = keepDeleted;
        this.known = known();
    }

    static Kept keep(DSLContext tx, IncidentId incident, Received received, boolean keepDeleted) {
        long lastSeq = IncidentRows.lock(tx, incident).orElseThrow(() -> new IncidentStore.UnknownIncident(incident));
        return new Intake(tx, incident, received, keepDeleted).keep(lastSeq);
    }

    private Kept keep(long lastSeq) {
        boolean again = received.eventId() != null && !RawRows.insert(tx, incident, received, carriesDeletedWords());
        if (again) {
            return Kept.NOTHING;
        }
        List<Line> lines = new ArrayList<>();
        received.happenings().forEach(happening -> addNew(happening, lines));
        if (received.eventId() == null && (!lines.isEmpty() || received.happenings().isEmpty())) {
            RawRows.insert(tx, incident, received, carriesDeletedWords());
        }
        TimelineRows.append(tx, incident, lastSeq, received.receivedAt(), lines);
        Set<UserId> speakers = new LinkedHashSet<>();
        for (Line line : lines) {
            UserId actor = line.actor();
            if (line.kind().equals(Lines.MESSAGE) && actor != null) {
                speakers.add(actor);
            }
        }
        return new Kept(lines.size(), speakers);
    }

    private void addNew(Happening happening, List<Line> lines) {
        switch (happening) {
            case Happening.Message message -> Lines.of(message).forEach(line -> addWords(line, lines));
            case Happening.Edit edit -> addWords(Lines.of(edit), lines);
            case Happening.Deletion deletion -> {
                Line line = Lines.of(deletion);
                if (known.add(new Key(deletion.channel(), line.dedup()))) {
                    lines.add(deletion.by() == null ? assumedAuthor(deletion, line) : line);
                    if (!keepDeleted) {
                        DeletedWords.remove(tx, deletion.channel(), deletion.ts());
                    }
                }
            }
            case Happening.Notice notice -> {
                Line line = Lines.of(notice);
                if (known.add(new Key(notice.channel(), line.dedup())) && !isToldAlready(notice)) {
                    lines.add(line);
                }
            }
        }
    }

    private void addWords(Line line, List<Line> lines) {
        ChannelId channel = line.channel();
        SlackTs ts = line.ts();
        if (channel != null && ts != null && known.add(new Key(channel, line.dedup()))) {
            lines.add(isGone(channel, ts) ? DeletedWords.without(line) : line);
            if (line.kind().equals(Lines.MESSAGE) && known.contains(Key.deletion(channel, ts))) {
                nameAuthor(channel, ts, line.actor(), line.actorName());
            }
        }
    }

    /** The deletion came before the message: only now it is known who wrote what was deleted. */
    private void nameAuthor(ChannelId channel, SlackTs ts, @Nullable UserId author, @Nullable String name) {
        tx.update(TIMELINE).set(TIMELINE.ACTOR, author == null ? null : author.value()).set(TIMELINE.ACTOR_NAME, name)
                .set(TIMELINE.DATA, EventJson.write(assumed())).where(TIMELINE.CHANNEL.eq(channel.value()))
                .and(TIMELINE.DEDUP.eq(Lines.deletionKey(ts))).and(TIMELINE.ACTOR.isNull()).and(TIMELINE.ACTOR_NAME.isNull())
                .execute();
    }

    private static ObjectNode assumed() {
        return EventJson.empty().put("author_assumed", true);
    }

    /** Slack does not always say who deleted a message; mostly it was whoever wrote it. */
    private Line assumedAuthor(Happening.Deletion deletion, Line line) {
        Record2<String, String> author = tx.select(TIMELINE.ACTOR, TIMELINE.ACTOR_NAME).from(TIMELINE)
                .where(TIMELINE.CHANNEL.eq(deletion.channel().value()))
                .and(TIMELINE.DEDUP.eq(Lines.messageKey(deletion.ts()))).fetchOne();
        if (author == null || (author.value1() == null && author.value2() == null)) {
            return line;
        }
        UserId user = author.value1() == null ? null : new UserId(author.value1());
        return new Line(line.kind(), line.happenedAt(), user, author.value2(), "", line.channel(), line.ts(), line.threadTs(),
                assumed(),
                line.dedup());
    }

    /** Of two tellings of the same the earlier time counts, whichever comes first. */
    private boolean isToldAlready(Happening.Notice notice) {
        if (notice.foldWithin() == 0) {
            return false;
        }
        UserId user = notice.user();
        long at = Micros.of(notice.at());
        long within = notice.foldWithin() * 1_000_000L;
        Condition same = TIMELINE.CHANNEL.eq(notice.channel().value()).and(TIMELINE.KIND.eq(notice.kind()))
                .and(TIMELINE.HAPPENED_AT.between(at - within, at + within))
                .and(user == null ? TIMELINE.ACTOR.isNull() : TIMELINE.ACTOR.eq(user.value()));
        if (!tx.fetchExists(TIMELINE, same)) {
            return false;
        }
        tx.update(TIMELINE).set(TIMELINE.HAPPENED_AT, at).where(same).and(TIMELINE.HAPPENED_AT.gt(at)).execute();
        return true;
    }

    private boolean isGone(ChannelId channel, SlackTs ts) {
        return !keepDeleted && (known.contains(Key.deletion(channel, ts)) || received.happenings().stream()
                .anyMatch(other -> other instanceof Happening.Deletion gone && gone.channel().equals(channel)
                        && gone.ts().equals(ts)));
    }

    private boolean carriesDeletedWords() {
        return received.happenings().stream()
                .anyMatch(happening -> wordsOf(happening).stream().anyMatch(ts -> isGone(happening.channel(), ts)));
    }

    /** The messages whose words the payload may hold: its own, and for a reply shown in the channel also the thread's first. */
    private List<SlackTs> wordsOf(Happening happening) {
        List<SlackTs> messages = new ArrayList<>();
        SlackTs own = RawRows.carried(happening);
        SlackTs root = Lines.threadOf(happening);
        if (own != null) {
            messages.add(own);
        }
        if (root != null && RawRows.quotesRoot(received.raw())) {
            messages.add(root);
        }
        return messages;
    }

    /** Which of the lines and deletions that matter here are in the record. */
    private Set<Key> known() {
        Map<ChannelId, Set<String>> wanted = new HashMap<>();
        for (Happening happening : received.happenings()) {
            Set<String> keys = wanted.computeIfAbsent(happening.channel(), channel -> new HashSet<>());
            Lines.all(happening).forEach(line -> keys.add(String.valueOf(line.dedup())));
            wordsOf(happening).forEach(ts -> keys.add(Lines.deletionKey(ts)));
        }
        Set<Key> found = new HashSet<>();
        wanted.forEach((channel, keys) -> tx.select(TIMELINE.DEDUP).from(TIMELINE)
                .where(TIMELINE.CHANNEL.eq(channel.value())).and(TIMELINE.DEDUP.in(keys))
                .forEach(row -> found.add(new Key(channel, row.value1()))));
        return found;
    }
}
