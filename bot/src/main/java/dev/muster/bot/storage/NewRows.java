package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.storage.TimelineRows.Line;
import dev.muster.bot.timeline.Received;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * New rows of the record, gathered and written together. This is what every message waits for, so it is written without
 * a layer between: the statements are the same each time and take their values in one go.
 */
final class NewRows {
    private static final String RAW = """
            INSERT INTO raw_payloads (event_id, incident_id, received_at, source, type, raw, channel, ts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LINE = """
            INSERT INTO timeline (incident_id, seq, kind, happened_at, known_at, actor, actor_name, raw_text, channel, ts,
            thread_ts, data, dedup) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LAST_SEQ = "UPDATE incidents SET last_seq = ? WHERE id = ?";

    private static final String TAKE_SQLITE = """
            SELECT id, last_seq FROM incidents WHERE id IN (SELECT value FROM json_each(?))""";
    private static final String TAKE_POSTGRES = "SELECT id, last_seq FROM incidents WHERE id = ANY (?) ORDER BY id FOR UPDATE";

    private record Raw(Arrival arrival, boolean withoutWords) {}

    private record Numbered(IncidentId incident, long seq, Received received, Line line) {}

    private final DSLContext tx;
    /** The number of the newest entry of each incident; in one order for everybody, so that nobody waits crosswise. */
    private final Map<Long, Long> lastSeq = new TreeMap<>();
    private final Map<Long, Long> written = new TreeMap<>();
    private final List<Raw> raws = new ArrayList<>();
    private final List<Numbered> lines = new ArrayList<>();

    /**
     * Takes the incidents.
     *
     * @throws IncidentStore.UnknownIncident when there is none of this number
     */
    NewRows(DSLContext tx, List<Arrival> arrivals) {
        this.tx = tx;
        Map<Long, IncidentId> wanted = arrivals.stream().collect(
                Collectors.toMap(each -> each.incident().number(), Arrival::incident, (one, same) -> one, TreeMap::new));
        tx.connection(connection -> take(connection, wanted.keySet()));
        wanted.forEach((number, id) -> {
            Long last = lastSeq.get(number);
            if (last == null) {
                throw new IncidentStore.UnknownIncident(id);
            }
            written.put(number, last);
        });
    }

    private void take(Connection connection, Set<Long> wanted) throws SQLException {
        // SQLite has one writer, and so every incident is taken already.
        boolean sqlite = tx.dialect() == SQLDialect.SQLITE;
        try (PreparedStatement query = connection.prepareStatement(sqlite ? TAKE_SQLITE : TAKE_POSTGRES)) {
            if (sqlite) {
                query.setString(1, wanted.toString());
            } else {
                query.setArray(1, connection.createArrayOf("bigint", wanted.toArray()));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lastSeq.put(rows.getLong(1), rows.getLong(2));
                }
            }
        }
    }

    void addRaw(Arrival arrival, boolean withoutWords) {
        raws.add(new Raw(arrival, withoutWords));
    }

    void addLines(Arrival arrival, List<Line> more) {
        for (Line line : more) {
            long seq = lastSeq.merge(arrival.incident().number(), 1L, Long::sum);
            lines.add(new Numbered(arrival.incident(), seq, arrival.received(), line));
        }
    }

    /** Writes what was gathered so far. */
    void write() {
        tx.connection(connection -> {
            writeRaws(connection);
            writeLines(connection);
        });
        raws.clear();
        lines.clear();
    }

    private void writeRaws(Connection connection) throws SQLException {
        if (raws.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(RAW)) {
            for (Raw raw : raws) {
                Received received = raw.arrival().received();
                MessageRef carried = RawRows.carried(received);
                text(insert, 1, received.eventId());
                insert.setLong(2, raw.arrival().incident().number());
                insert.setLong(3, Micros.of(received.receivedAt()));
                insert.setString(4, received.source());
                insert.setString(5, received.type());
                insert.setString(6, raw.withoutWords() ? RawRows.REMOVED : received.raw());
                text(insert, 7, carried == null ? null : carried.channel());
                text(insert, 8, carried == null ? null : carried.ts());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void writeLines(Connection connection) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(LINE)) {
            for (Numbered numbered : lines) {
                Line line = numbered.line();
                insert.setLong(1, numbered.incident().number());
                insert.setLong(2, numbered.seq());
                insert.setString(3, line.kind());
                insert.setLong(4, Micros.of(line.happenedAt()));
                insert.setLong(5, Micros.of(numbered.received().receivedAt()));
                text(insert, 6, line.actor());
                text(insert, 7, line.actorName());
                insert.setString(8, line.rawText());
                text(insert, 9, line.channel());
                text(insert, 10, line.ts());
                text(insert, 11, line.threadTs());
                insert.setString(12, EventJson.write(line.data()));
                text(insert, 13, line.dedup());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement update = connection.prepareStatement(LAST_SEQ)) {
            for (Map.Entry<Long, Long> last : lastSeq.entrySet()) {
                if (!last.getValue().equals(written.put(last.getKey(), last.getValue()))) {
                    update.setLong(1, last.getValue());
                    update.setLong(2, last.getKey());
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
    }

    private static void text(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.VARCHAR);
        } else {
            statement.setString(at, value.toString());
        }
    }
}
