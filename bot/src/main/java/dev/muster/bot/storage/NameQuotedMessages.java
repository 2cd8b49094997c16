package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.SlackTs;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Payloads that said nothing new, such as one about a link's preview, did not name the message whose words they hold, and
 * so a deletion did not find them. This names it, and takes the words out of those whose message lost its own since.
 */
final class NameQuotedMessages implements JavaMigration {
    private static final String UNNAMED = """
            SELECT id, raw FROM raw_payloads WHERE ts IS NULL AND type LIKE 'message:%' AND id > ? ORDER BY id LIMIT 500""";
    private static final String NAME = "UPDATE raw_payloads SET channel = ?, ts = ? WHERE id = ?";
    private static final String EMPTY = """
            UPDATE raw_payloads SET raw = ? WHERE id = ? AND EXISTS (SELECT 1 FROM timeline
            WHERE timeline.channel = raw_payloads.channel AND timeline.ts = raw_payloads.ts
            AND timeline.kind IN ('message', 'message_edited') AND timeline.data LIKE '%"deleted":true%')""";

    private record Quoting(long id, String channel, String ts) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("8.1");
    }

    @Override
    public String getDescription() {
        return "name quoted messages";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        long last = 0;
        while (last >= 0) {
            last = page(context.getConnection(), last);
        }
    }

    /** The last row that was looked at; negative where there was none. */
    private static long page(Connection connection, long after) throws SQLException {
        long last = -1;
        List<Quoting> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(UNNAMED)) {
            query.setLong(1, after);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    Quoting quoting = quoting(last, rows.getString(2));
                    if (quoting != null) {
                        found.add(quoting);
                    }
                }
            }
        }
        try (PreparedStatement name = connection.prepareStatement(NAME);
                PreparedStatement empty = connection.prepareStatement(EMPTY)) {
            for (Quoting quoting : found) {
                name.setString(1, quoting.channel());
                name.setString(2, quoting.ts());
                name.setLong(3, quoting.id());
                name.executeUpdate();
                empty.setString(1, RawRows.REMOVED);
                empty.setLong(2, quoting.id());
                empty.executeUpdate();
            }
        }
        return last;
    }

    private static @Nullable Quoting quoting(long id, String raw) {
        JsonNode event;
        try {
            event = EventJson.read(raw).path("event");
        } catch (IllegalArgumentException e) {
            return null;
        }
        String channel = event.path("channel").asText("");
        for (JsonNode holder : List.of(event.path("message"), event.path("previous_message"), event)) {
            String ts = holder.path("ts").asText("");
            if (!channel.isEmpty() && SlackTs.isWellFormed(ts)) {
                return new Quoting(id, channel, ts);
            }
        }
        return null;
    }
}
