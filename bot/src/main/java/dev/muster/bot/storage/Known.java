package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.Received;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * What the record holds already of what some deliveries say: their events, and the lines and deletions that matter to them.
 * Asked in two questions, however many there are; the words of the questions never change, so they are understood once.
 */
final class Known {
    /** The key under which the same again is known. */
    record Key(ChannelId channel, @Nullable String dedup) {
        static Key deletion(ChannelId channel, SlackTs ts) {
            return new Key(channel, Lines.deletionKey(ts));
        }
    }

    private static final String EVENTS_SQLITE = """
            SELECT raw_payloads.event_id FROM json_each(?) AS asked
            CROSS JOIN raw_payloads ON raw_payloads.event_id = asked.value WHERE raw_payloads.event_id IS NOT NULL""";
    private static final String EVENTS_POSTGRES = "SELECT event_id FROM raw_payloads WHERE event_id = ANY (?)";
    private static final String KEYS_SQLITE = """
            SELECT timeline.channel, timeline.dedup FROM json_each(?) AS asked
            CROSS JOIN timeline ON timeline.channel = asked.value ->> 0 AND timeline.dedup = asked.value ->> 1""";
    private static final String KEYS_POSTGRES = """
            SELECT timeline.channel, timeline.dedup FROM unnest(?, ?) AS asked (channel, dedup)
            JOIN timeline ON timeline.channel = asked.channel AND timeline.dedup = asked.dedup""";

    private final Set<String> events = new HashSet<>();
    private final Set<Key> keys = new HashSet<>();

    private Known() {}

    static Known of(DSLContext tx, List<Arrival> arrivals) {
        Set<String> events = new LinkedHashSet<>();
        Set<Key> keys = new LinkedHashSet<>();
        for (Arrival arrival : arrivals) {
            Received received = arrival.received();
            if (received.eventId() != null) {
                events.add(received.eventId());
            }
            for (Happening happening : received.happenings()) {
                Lines.all(happening).forEach(line -> keys.add(new Key(happening.channel(), line.dedup())));
                Intake.wordsOf(received, happening).forEach(ts -> keys.add(Key.deletion(happening.channel(), ts)));
            }
            for (Happening happening : received.happenings()) {
                if (happening instanceof Happening.Message said) {
                    keys.add(new Key(said.channel(), Lines.unseenKey(arrival.incident(), said.ts())));
                }
            }
            received.quoted().forEach(message -> keys.add(Key.deletion(message.channel(), message.ts())));
        }
        Known known = new Known();
        tx.connection(connection -> {
            known.readEvents(connection, tx.dialect(), events);
            known.readKeys(connection, tx.dialect(), keys);
        });
        return known;
    }

    /** Whether this line or deletion is there. */
    boolean has(Key key) {
        return keys.contains(key);
    }

    /** Notes that it is there from now on; false where it was before. */
    boolean add(Key key) {
        return keys.add(key);
    }

    /** The same for an event. */
    boolean addEvent(String eventId) {
        return events.add(eventId);
    }

    private void readEvents(Connection connection, SQLDialect dialect, Collection<String> asked) throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        boolean sqlite = dialect == SQLDialect.SQLITE;
        try (PreparedStatement query = connection.prepareStatement(sqlite ? EVENTS_SQLITE : EVENTS_POSTGRES)) {
            if (sqlite) {
                var list = EventJson.list();
                asked.forEach(list::add);
                query.setString(1, list.toString());
            } else {
                query.setArray(1, connection.createArrayOf("text", asked.toArray()));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(rows.getString(1));
                }
            }
        }
    }

    private void readKeys(Connection connection, SQLDialect dialect, Collection<Key> asked) throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        boolean sqlite = dialect == SQLDialect.SQLITE;
        try (PreparedStatement query = connection.prepareStatement(sqlite ? KEYS_SQLITE : KEYS_POSTGRES)) {
            if (sqlite) {
                var list = EventJson.list();
                asked.forEach(key -> list.addArray().add(key.channel().value()).add(key.dedup()));
                query.setString(1, list.toString());
            } else {
                query.setArray(1, connection.createArrayOf("text", asked.stream().map(key -> key.channel().value()).toArray()));
                query.setArray(2, connection.createArrayOf("text", asked.stream().map(Key::dedup).toArray()));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.add(new Key(new ChannelId(rows.getString(1)), rows.getString(2)));
                }
            }
        }
    }
}
