package dev.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.JooqTimeline;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import dev.muster.bot.timeline.Timeline;

/**
 * Entries appended to the timeline, against the same rows written by the driver alone, as many to a transaction. The floor
 * asks nothing, checks nothing and waits for nobody.
 */
final class AppendBench implements Bench {
    private static final int WRITERS = 128;
    private static final int INCIDENTS = 50;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        Path ours = Files.createDirectories(folder.resolve("ours"));
        Path raw = Files.createDirectories(folder.resolve("raw"));
        prepare(ours);
        prepare(raw);
        List<Double> oursAll = new ArrayList<>();
        List<Double> rawAll = new ArrayList<>();
        AtomicLong next = new AtomicLong();
        try (Database database = Database.open(url(ours)); Connection connection = Store.open(url(raw))) {
            Timeline timeline = new JooqTimeline(database, false);
            appended(timeline, effort.messages() / 2, next);
            for (int round = 0; round < effort.rounds(); round++) {
                long commits = database.commits();
                oursAll.add(appended(timeline, effort.messages(), next));
                long perCommit = Math.max(1, Math.round((double) effort.messages() / (database.commits() - commits)));
                rawAll.add(written(connection, effort.messages(), perCommit, next));
            }
        }
        return List.of(Figure.atLeast(0.6, "Timeline appends a second (SQLite, synchronous FULL), against raw sqlite-jdbc with "
                + "as many to a transaction", "/s", Medians.of(oursAll), Medians.of(rawAll)));
    }

    private static void prepare(Path folder) throws SQLException {
        Database.open(url(folder)).close();
        Store.addIncidents(url(folder), channels(), Instant.now());
    }

    private static List<String> channels() {
        List<String> channels = new ArrayList<>();
        for (int number = 1; number <= INCIDENTS; number++) {
            channels.add(channel(number));
        }
        return channels;
    }

    private static String channel(long number) {
        return "C%09d".formatted(number);
    }

    private static String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("muster.db");
    }

    /** By as many callers as wait for an acknowledgement at the same time. */
    private static double appended(Timeline timeline, int messages, AtomicLong next) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int count = messages / WRITERS;
                running.add(writers.submit(() -> {
                    for (int i = 0; i < count; i++) {
                        Message message = new Message(next.getAndIncrement());
                        timeline.keep(new IncidentId(message.incident()), message.received());
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    private static double written(Connection connection, int messages, long perCommit, AtomicLong next) throws SQLException {
        long[] seq = new long[INCIDENTS + 1];
        try (Statement read = connection.createStatement();
                var rows = read.executeQuery("SELECT id, last_seq FROM incidents")) {
            while (rows.next()) {
                seq[rows.getInt(1)] = rows.getLong(2);
            }
        }
        connection.commit();
        long start = System.nanoTime();
        try (PreparedStatement raw = connection.prepareStatement("""
                INSERT INTO raw_payloads (event_id, incident_id, received_at, source, type, raw, channel, ts)
                VALUES (?, ?, ?, 'event', 'message', ?, ?, ?)""");
                PreparedStatement line = connection.prepareStatement("""
                        INSERT INTO timeline (incident_id, seq, kind, happened_at, known_at, actor, raw_text, channel, ts, data,
                        dedup) VALUES (?, ?, 'message', ?, ?, ?, ?, ?, ?, '{}', ?)""");
                PreparedStatement last = connection.prepareStatement("UPDATE incidents SET last_seq = ? WHERE id = ?")) {
            for (int i = 1; i <= messages; i++) {
                Message message = new Message(next.getAndIncrement());
                int incident = (int) message.incident();
                seq[incident]++;
                raw.setString(1, message.eventId());
                raw.setLong(2, incident);
                raw.setLong(3, message.micros());
                raw.setString(4, message.raw());
                raw.setString(5, channel(incident));
                raw.setString(6, message.ts());
                raw.addBatch();
                line.setLong(1, incident);
                line.setLong(2, seq[incident]);
                line.setLong(3, message.micros());
                line.setLong(4, message.micros());
                line.setString(5, message.user());
                line.setString(6, message.text());
                line.setString(7, channel(incident));
                line.setString(8, message.ts());
                line.setString(9, "message:" + message.ts());
                line.addBatch();
                last.setLong(1, seq[incident]);
                last.setLong(2, incident);
                last.addBatch();
                if (i % perCommit == 0 || i == messages) {
                    raw.executeBatch();
                    line.executeBatch();
                    last.executeBatch();
                    connection.commit();
                }
            }
        }
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    /** One message, the same words for both sides. */
    private record Message(long number) {
        private static final long FIRST = 1_770_000_000;

        long incident() {
            return number % INCIDENTS + 1;
        }

        String eventId() {
            return "Ev" + number;
        }

        long micros() {
            return FIRST * 1_000_000 + number * 1000;
        }

        String ts() {
            return "%d.%06d".formatted(FIRST + number / 1000, number % 1000 * 1000);
        }

        String user() {
            return "U0SPEAKER" + number % 20;
        }

        String text() {
            return "replica lag on db-7 is at forty seconds and still growing " + number;
        }

        String raw() {
            return "{\"type\":\"event_callback\",\"event_id\":\"%s\",\"event\":{\"type\":\"message\",\"channel\":\"%s\",\"user\":\"%s\",\"text\":\"%s\",\"ts\":\"%s\",\"blocks\":[{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"%s\"}]}]}]}}"
                    .formatted(eventId(), channel(incident()), user(), text(), ts(), text());
        }

        Received received() {
            SlackTs ts = new SlackTs(ts());
            var said = new Happening.Message(new ChannelId(channel(incident())), ts, null, new UserId(user()), null, text(),
                    JsonNodeFactory.instance.objectNode());
            return new Received(eventId(), ts.at(), "event", "message", raw(), List.of(said));
        }
    }
}
