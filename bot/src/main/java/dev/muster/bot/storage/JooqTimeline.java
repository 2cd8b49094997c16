package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.CHANNELS;
import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.TimelineEntry;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** The record in the database. */
public final class JooqTimeline implements Timeline {
    /** Enough that asking costs little beside reading, and little enough to hold while somebody writes a file slowly. */
    private static final int PAGE = 2000;
    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_AT_ONCE = 512;

    private final Database database;
    private final boolean keepDeleted;
    /** People by when they were last seen, and who spoke where, of which the database is known to know: almost every message spares two queries. */
    private final Cache<UserId, Instant> seen = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Cache<ChannelId, Boolean> pointedTo = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Cache<Speaker, Boolean> speakers = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private final Together<Arrival, Intake.Kept> together;

    private record Speaker(IncidentId incident, UserId person) {}

    /** @param keepDeleted whether the words of messages that are deleted in Slack stay here */
    public JooqTimeline(Database database, boolean keepDeleted) {
        this.database = database;
        this.keepDeleted = keepDeleted;
        // SQLite's writer takes one after another, so the next can stand in line there; PostgreSQL would begin it at once, with whoever came first alone.
        this.together = new Together<>(this::keep, MOST_AT_ONCE, database.isShared() ? 1 : Integer.MAX_VALUE);
    }

    @Override
    public int keep(IncidentId incident, Received received) {
        return together.run(new Arrival(incident, received)).lines();
    }

    @Override
    public void deletedElsewhere(MessageRef message) {
        if (!keepDeleted && database.read(tx -> DeletedWords.isQuoted(tx, message.channel(), message.ts()))) {
            database.write(tx -> {
                DeletedWords.remove(tx, message.channel(), message.ts());
                return true;
            });
        }
    }

    private List<Intake.Kept> keep(Supplier<List<Arrival>> asked) {
        Written written = database.write(tx -> write(tx, asked.get()));
        // Only now, that it is committed, may the database be spared the question.
        written.channels().forEach(channel -> pointedTo.put(channel, true));
        written.people().forEach(person -> seen.put(person, written.at()));
        written.speakers().forEach(speaker -> speakers.put(speaker, true));
        return written.kept();
    }

    /** What was written, and what the database knows with it. */
    private record Written(List<Intake.Kept> kept, Instant at, Set<UserId> people, Set<ChannelId> channels,
            Set<Speaker> speakers) {}

    private Written write(DSLContext tx, List<Arrival> arrivals) {
        Set<UserId> people = new HashSet<>();
        Set<ChannelId> channels = new HashSet<>();
        Instant at = arrivals.getFirst().received().receivedAt();
        for (Arrival arrival : arrivals) {
            Received received = arrival.received();
            at = received.receivedAt().isAfter(at) ? received.receivedAt() : at;
            people.addAll(PeopleRows.seenIn(received.happenings()));
            channels.addAll(PeopleRows.channelsIn(received.happenings()));
        }
        Instant now = at;
        people.removeIf(person -> {
            Instant seenAt = seen.getIfPresent(person);
            return seenAt != null && now.isBefore(seenAt.plus(PeopleRows.NAME_HOLDS_FOR));
        });
        channels.removeIf(channel -> pointedTo.getIfPresent(channel) != null);
        List<Intake.Kept> kept = Intake.keep(tx, arrivals, keepDeleted);
        PeopleRows.seen(tx, people, now);
        PeopleRows.pointedTo(tx, channels, now);
        Set<Speaker> spoke = new HashSet<>();
        for (int i = 0; i < kept.size(); i++) {
            IncidentId incident = arrivals.get(i).incident();
            List<UserId> unknown = kept.get(i).speakers().stream()
                    .filter(person -> speakers.getIfPresent(new Speaker(incident, person)) == null).toList();
            PeopleRows.spoke(tx, incident, unknown);
            JooqHomeTabs.becameTheirs(tx, unknown, now);
            unknown.forEach(person -> spoke.add(new Speaker(incident, person)));
        }
        return new Written(kept, now, people, channels, spoke);
    }

    @Override
    public List<TimelineEntry> entries(IncidentId incident, long afterSeq, int limit) {
        return read(TIMELINE.INCIDENT_ID.eq(incident.number()).and(TIMELINE.SEQ.gt(afterSeq)), TIMELINE.SEQ.asc(), limit);
    }

    @Override
    public List<TimelineEntry> latest(IncidentId incident, Set<String> kinds, int limit) {
        return read(TIMELINE.INCIDENT_ID.eq(incident.number()).and(Lines.ofKinds(kinds)), TIMELINE.SEQ.desc(), limit)
                .reversed();
    }

    private List<TimelineEntry> read(Condition condition, SortField<?> order, int limit) {
        return database.read(tx -> {
            String url = JooqWorkspace.url(tx).orElse(null);
            return tx.selectFrom(TIMELINE).where(condition).orderBy(order).limit(limit)
                    .fetch(row -> TimelineRows.entry(row, url));
        });
    }

    /** Page by page: a slow reader holds neither a connection nor more than a page, and entries are only ever added behind. */
    @Override
    public Stream<TimelineEntry> all(IncidentId incident) {
        return Stream.iterate(entries(incident, 0, PAGE), page -> !page.isEmpty(), page -> page.size() < PAGE
                ? List.of()
                : entries(incident, page.getLast().seq(), PAGE)).flatMap(List::stream);
    }

    @Override
    public Optional<Instant> historyReadAt(ChannelId channel) {
        return database.read(tx -> tx.select(CHANNELS.HISTORY_READ_AT).from(CHANNELS).where(CHANNELS.ID.eq(channel.value()))
                .fetchOptional(CHANNELS.HISTORY_READ_AT).map(Micros::at));
    }

    @Override
    public void historyRead(ChannelId channel, Instant begun) {
        long micros = Micros.of(begun);
        database.write(tx -> tx.update(CHANNELS).set(CHANNELS.HISTORY_READ_AT, micros).where(CHANNELS.ID.eq(channel.value()))
                .and(CHANNELS.HISTORY_READ_AT.isNull().or(CHANNELS.HISTORY_READ_AT.lt(micros))).execute());
    }

    @Override
    public Map<SlackTs, SlackTs> newestReplies(ChannelId channel) {
        Map<SlackTs, SlackTs> newest = new HashMap<>();
        database.read(tx -> {
            // The first message of a thread names itself as its thread; it is no reply.
            var newestAt = DSL.max(TIMELINE.HAPPENED_AT);
            var isReply = TIMELINE.CHANNEL.eq(channel.value()).and(TIMELINE.THREAD_TS.isNotNull())
                    .and(TIMELINE.KIND.eq(Lines.MESSAGE)).and(TIMELINE.THREAD_TS.ne(TIMELINE.TS));
            var threads = DSL.select(TIMELINE.THREAD_TS, newestAt).from(TIMELINE).where(isReply).groupBy(TIMELINE.THREAD_TS);
            return tx.select(TIMELINE.THREAD_TS, TIMELINE.TS).from(TIMELINE).where(isReply)
                    .and(DSL.row(TIMELINE.THREAD_TS, TIMELINE.HAPPENED_AT).in(threads)).fetch();
        }).forEach(row -> newest.merge(new SlackTs(row.value1()), new SlackTs(row.value2()),
                (one, other) -> one.compareTo(other) >= 0 ? one : other));
        return newest;
    }

    @Override
    public boolean holds(ChannelId channel, SlackTs ts, Optional<SlackTs> editedTs) {
        String key = editedTs.map(edited -> Lines.editKey(ts, edited)).orElse(Lines.messageKey(ts));
        return database.read(tx -> tx.fetchExists(TIMELINE,
                TIMELINE.CHANNEL.eq(channel.value()).and(TIMELINE.DEDUP.eq(key))));
    }
}
