package dev.muster.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

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
            // The first round only warms up.
            for (int round = 0; round <= effort.rounds(); round++) {
                List<Message> messages = messages(effort.messages(), next);
                long commits = database.commits();
                double perSecond = appended(timeline, messages);
                long perCommit = Math.max(1, Math.round((double) messages.size() / (database.commits() - commits)));
                double floor = written(connection, messages(effort.messages(), next), perCommit);
                if (round > 0) {
                    oursAll.add(perSecond);
                    rawAll.add(floor);
                }
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

    /** Made before the clock runs: what they say is nobody's work that is measured. */
    private static List<Message> messages(int count, AtomicLong next) {
        return Stream.generate(() -> Message.of(next.getAndIncrement())).limit(count).toList();
    }

    /** By as many callers as wait for an acknowledgement at the same time, each with the next that came: in the order of their times. */
    private static double appended(Timeline timeline, List<Message> messages) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(writers.submit(() -> {
                    for (int i = next.getAndIncrement(); i < messages.size(); i = next.getAndIncrement()) {
                        Message message = messages.get(i);
                        timeline.keep(new IncidentId(message.incident()), message.received());
                    }
                }));
            }
            for (Future<?> done : running) {
                done.get();
            }
        }
        return messages.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double written(Connection connection, List<Message> messages, long perCommit) throws SQLException {
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
            Set<Integer> touched = new HashSet<>();
            int written = 0;
            for (Message message : messages) {
                written++;
                int incident = (int) message.incident();
                seq[incident]++;
                touched.add(incident);
                raw.setString(1, message.eventId());
                raw.setLong(2, incident);
                raw.setLong(3, message.micros());
                raw.setString(4, message.raw());
                raw.setString(5, message.channel());
                raw.setString(6, message.ts());
                raw.addBatch();
                line.setLong(1, incident);
                line.setLong(2, seq[incident]);
                line.setLong(3, message.micros());
                line.setLong(4, message.micros());
                line.setString(5, message.user());
                line.setString(6, message.text());
                line.setString(7, message.channel());
                line.setString(8, message.ts());
                line.setString(9, "message:" + message.ts());
                line.addBatch();
                if (written % perCommit == 0 || written == messages.size()) {
                    raw.executeBatch();
                    line.executeBatch();
                    for (int each : touched) {
                        last.setLong(1, seq[each]);
                        last.setLong(2, each);
                        last.addBatch();
                    }
                    last.executeBatch();
                    touched.clear();
                    connection.commit();
                }
            }
        }
        return messages.size() / ((System.nanoTime() - start) / 1e9);
    }

    /** One message, the same words for both sides. */
    private record Message(long incident, String channel, String eventId, long micros, String ts, String user, String text,
            String raw) {
        private static final long FIRST = 1_770_000_000;

        static Message of(long number) {
            long incident = number % INCIDENTS + 1;
            String channel = AppendBench.channel(incident);
            String eventId = "Ev" + number;
            String ts = "%d.%06d".formatted(FIRST + number / 1000, number % 1000 * 1000);
            String user = "U0SPEAKER" + number % 20;
            String text = "replica lag on db-7 is at forty seconds and still growing " + number;
            String raw = """
                    {"type":"event_callback","event_id":"%s","event":{"type":"message","channel":"%s","user":"%s","text":"%s",\
                    "ts":"%s","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text",\
                    "text":"%s"}]}]}]}}""".formatted(eventId, channel, user, text, ts, text);
            return new Message(incident, channel, eventId, FIRST * 1_000_000 + number * 1000, ts, user, text, raw);
        }

        Received received() {
            SlackTs at = new SlackTs(ts);
            var said = new Happening.Message(new ChannelId(channel), at, null, new UserId(user), null, text,
                    JsonNodeFactory.instance.objectNode());
            return new Received(eventId, at.at(), "event", "message", raw, List.of(said));
        }
    }
}
