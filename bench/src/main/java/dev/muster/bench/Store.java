package dev.muster.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Puts incidents and their records into a database that Muster has made, without Muster: quickly, and many of them. */
final class Store {
    private static final int AT_ONCE = 10_000;

    private Store() {}

    /** Open incidents, one for each channel, numbered after those that are there. */
    static void addIncidents(String url, List<String> channels, Instant at) throws SQLException {
        try (Connection connection = open(url)) {
            long micros = micros(at);
            long first = one(connection, "SELECT value FROM counters WHERE name = 'incident'");
            try (PreparedStatement incident = connection.prepareStatement("""
                    INSERT INTO incidents (id, title, severity, status, is_private, declared_at, declared_by_kind, declared_by,
                    channel, revision, last_seq) VALUES (?, ?, 'sev3', 'open', ?, ?, 'person', 'U0DECLARER', ?, 1, 0)""");
                    PreparedStatement channel = connection.prepareStatement(
                            "INSERT INTO channels (id, incident_id, name) VALUES (?, ?, ?)")) {
                long id = first;
                for (String each : channels) {
                    id++;
                    incident.setLong(1, id);
                    incident.setString(2, "measured " + id);
                    incident.setBoolean(3, false);
                    incident.setLong(4, micros);
                    incident.setString(5, each);
                    incident.addBatch();
                    channel.setString(1, each);
                    channel.setLong(2, id);
                    channel.setString(3, "inc-%d-measured".formatted(id));
                    channel.addBatch();
                }
                incident.executeBatch();
                channel.executeBatch();
            }
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "UPDATE counters SET value = value + %d WHERE name = 'incident'".formatted(channels.size()));
            }
            connection.commit();
        }
    }

    /** Incidents that are over, numbered from 1, each with a channel. */
    static void addResolved(String url, int count, Instant at) throws SQLException {
        List<String> channels = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            channels.add("C%09d".formatted(number));
        }
        addIncidents(url, channels, at);
        try (Connection connection = open(url); Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE incidents SET status = 'resolved', resolved_at = declared_at + 3600000000");
            connection.commit();
        }
    }

    /**
     * Messages, each with what Slack sent of it, spread evenly over this many incidents from {@code first} on, which have no
     * entries yet.
     */
    static void addEntries(String url, long first, int incidents, long entries, Instant from) throws SQLException {
        try (Connection connection = open(url)) {
            long each = entries / incidents;
            long micros = micros(from);
            try (PreparedStatement entry = connection.prepareStatement("""
                    INSERT INTO timeline (incident_id, seq, kind, happened_at, known_at, actor, raw_text, channel, ts, data, dedup)
                    VALUES (?, ?, 'message', ?, ?, ?, ?, (SELECT channel FROM incidents WHERE id = ?), ?, '{}', ?)""");
                    PreparedStatement raw = connection.prepareStatement("""
                            INSERT INTO raw_payloads (event_id, incident_id, received_at, source, type, raw, channel, ts)
                            VALUES (?, ?, ?, 'event', 'message', ?, (SELECT channel FROM incidents WHERE id = ?), ?)""")) {
                for (long id = first; id < first + incidents; id++) {
                    for (long seq = 1; seq <= each; seq++) {
                        long at = micros + (id - first) * 3_600_000_000L + seq * 1_000_000;
                        String ts = "%d.%06d".formatted(at / 1_000_000, seq % 1_000_000);
                        String text = "error rate is at " + seq + " percent and the queue of payments is growing still";
                        entry.setLong(1, id);
                        entry.setLong(2, seq);
                        entry.setLong(3, at);
                        entry.setLong(4, at + 1000);
                        entry.setString(5, "U0SPEAKER" + seq % 20);
                        entry.setString(6, text);
                        entry.setLong(7, id);
                        entry.setString(8, ts);
                        entry.setString(9, "message:" + ts);
                        entry.addBatch();
                        raw.setString(1, "Ev%dX%d".formatted(id, seq));
                        raw.setLong(2, id);
                        raw.setLong(3, at + 1000);
                        raw.setString(4, "{\"event\":{\"type\":\"message\",\"text\":\"%s\",\"ts\":\"%s\"}}".formatted(text, ts));
                        raw.setLong(5, id);
                        raw.setString(6, ts);
                        raw.addBatch();
                        if (((id - first) * each + seq) % AT_ONCE == 0) {
                            entry.executeBatch();
                            raw.executeBatch();
                            connection.commit();
                        }
                    }
                }
                entry.executeBatch();
                raw.executeBatch();
            }
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE incidents SET last_seq = %d WHERE id >= %d AND id < %d".formatted(each, first,
                        first + incidents));
            }
            connection.commit();
        }
    }

    /** These people are in these channels, as far as Muster knows. */
    static void addMembers(String url, List<String> channels, List<String> people) throws SQLException {
        try (Connection connection = open(url);
                PreparedStatement member = connection.prepareStatement(
                        "INSERT INTO channel_members (channel, user_id, is_member, told_at) VALUES (?, ?, ?, 0)")) {
            for (String channel : channels) {
                for (String person : people) {
                    member.setString(1, channel);
                    member.setString(2, person);
                    member.setBoolean(3, true);
                    member.addBatch();
                }
            }
            member.executeBatch();
            connection.commit();
        }
    }

    /** What Muster promised for this time and nobody made needless before. */
    static List<Promise> promises(String url, Instant from, Instant until) throws SQLException {
        List<Promise> promises = new ArrayList<>();
        try (Connection connection = open(url); PreparedStatement deadlines = connection.prepareStatement("""
                SELECT i.channel, t.kind, t.about, t.due_at FROM timers t JOIN incidents i ON i.id = t.incident_id
                WHERE t.due_at >= ? AND t.due_at < ? AND (t.ended IS NULL OR t.ended = 'fired')""")) {
            deadlines.setLong(1, ChronoUnit.MICROS.between(Instant.EPOCH, from));
            deadlines.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, until));
            try (var rows = deadlines.executeQuery()) {
                while (rows.next()) {
                    Promise.of(rows.getString(1), rows.getString(2), rows.getString(3),
                            Instant.EPOCH.plus(rows.getLong(4), ChronoUnit.MICROS)).ifPresent(promises::add);
                }
            }
        }
        return promises;
    }

    /** How many rows a table has. */
    static long count(String url, String table) throws SQLException {
        return one(url, "SELECT count(*) FROM " + table);
    }

    static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        if (url.startsWith("jdbc:sqlite:")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA busy_timeout = 30000");
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    static long one(String url, String query) throws SQLException {
        try (Connection connection = open(url)) {
            return one(connection, query);
        }
    }

    private static long one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000;
    }
}
