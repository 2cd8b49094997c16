package dev.muster.bot.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.muster.bot.id.ChannelId;
import org.jspecify.annotations.Nullable;

/** An outbox that keeps the promises of the port without a database, and can be told to fail. */
public final class MemoryOutbox implements Outbox {
    /** How one effect stands. {@code end} is null while it waits. */
    private record Row(QueuedEffect effect, Instant readyAt, boolean claimed, @Nullable String end) {}

    private final TreeMap<Long, Row> rows = new TreeMap<>();
    private int failuresToCome;

    /** Commits an effect. */
    public synchronized QueuedEffect add(Effect effect, Instant at) {
        QueuedEffect queued = new QueuedEffect(rows.size() + 1L, effect, 0, false, at);
        rows.put(queued.id(), new Row(queued, at, false, null));
        return queued;
    }

    @Override
    public synchronized void add(String requestKey, Effect effect, Instant at) {
        add(effect, at);
    }

    /** The next {@code times} calls fail as a database that is away would. */
    synchronized void failNext(int times) {
        failuresToCome = times;
    }

    /** How the effect ended: {@code done}, the reason why it was given up, or empty while it waits. */
    public synchronized Optional<String> end(QueuedEffect effect) {
        return Optional.ofNullable(row(effect).end());
    }

    /** The effect as it stands now, with its attempts counted. */
    public synchronized QueuedEffect standing(QueuedEffect effect) {
        return row(effect).effect();
    }

    synchronized Instant readyAt(QueuedEffect effect) {
        return row(effect).readyAt();
    }

    @Override
    public synchronized List<QueuedEffect> claim(Instant now, Duration lease, int limit) {
        failIfTold();
        Set<Lane> lanes = new HashSet<>();
        List<Row> heads = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.end() == null && lanes.add(row.effect().effect().lane()) && !row.readyAt().isAfter(now)) {
                heads.add(row);
            }
        }
        heads.sort(Comparator.comparing(row -> row.effect().effect().urgency()));
        return heads.stream().limit(limit).map(row -> claimed(row, now.plus(lease))).toList();
    }

    private QueuedEffect claimed(Row row, Instant leaseEndsAt) {
        QueuedEffect before = row.effect();
        QueuedEffect given = new QueuedEffect(before.id(), before.effect(), before.attempts(),
                before.outcomeUnknown() || row.claimed(), before.committedAt());
        QueuedEffect kept = new QueuedEffect(before.id(), before.effect(), before.attempts() + 1, given.outcomeUnknown(),
                before.committedAt());
        rows.put(before.id(), new Row(kept, leaseEndsAt, true, null));
        return given;
    }

    @Override
    public synchronized void takeOver() {
        throw new IllegalStateException("nobody was here before");
    }

    @Override
    public synchronized Optional<Instant> nextReadyAt() {
        return rows.values().stream().filter(row -> row.end() == null).map(Row::readyAt).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized void retryAt(QueuedEffect effect, Instant at, String why, boolean outcomeUnknown) {
        failIfTold();
        QueuedEffect kept = row(effect).effect();
        rows.put(effect.id(), new Row(new QueuedEffect(kept.id(), kept.effect(), kept.attempts(), outcomeUnknown,
                kept.committedAt()), at, false, null));
    }

    @Override
    public synchronized void settle(QueuedEffect effect, Instant at, Optional<String> why) {
        failIfTold();
        rows.put(effect.id(), new Row(row(effect).effect(), at, false, why.orElse("done")));
    }

    @Override
    public synchronized void addAll(List<? extends Effect> effects, Instant at) {
        effects.forEach(effect -> add(effect, at));
    }

    @Override
    public synchronized void giveUp(QueuedEffect effect, Instant at, String why, Optional<Effect> instead) {
        settle(effect, at, Optional.of(why));
        instead.ifPresent(next -> add(next, at));
    }

    @Override
    public synchronized boolean forgetEnded(Instant before, int most) {
        throw new IllegalStateException("nothing is old here");
    }

    @Override
    public boolean isBeingRead(ChannelId channel, Instant since, Instant now) {
        return false;
    }

    @Override
    public boolean wasAsked(String requestKey) {
        return false;
    }

    @Override
    public synchronized Backlog backlog() {
        List<Row> waiting = rows.values().stream().filter(row -> row.end() == null).toList();
        return new Backlog(waiting.size(),
                waiting.stream().map(row -> row.effect().committedAt()).min(Comparator.naturalOrder()), 0);
    }

    private Row row(QueuedEffect effect) {
        Row row = rows.get(effect.id());
        if (row == null) {
            throw new IllegalArgumentException("effect: " + effect.id());
        }
        return row;
    }

    private void failIfTold() {
        if (failuresToCome > 0) {
            failuresToCome--;
            throw new IllegalStateException("the database is away");
        }
    }
}
