package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * Copies a whole SQLite store into an empty PostgreSQL database and proves that both hold the same. The source is held
 * alone and the target is written in one transaction with its tables locked: there is a proven copy in the end, or nothing.
 */
public final class StoreCopy {
    private static final String VERSION = "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL "
            + "ORDER BY installed_rank DESC LIMIT 1";

    private StoreCopy() {}

    /** One table of the copy. */
    public record Copied(String table, long rows) {}

    /**
     * Copies and proves.
     *
     * @param from     {@code jdbc:sqlite:PATH}
     * @param to       {@code jdbc:postgresql://…}
     * @param progress told the rows of a table that are copied so far, every few hundred
     * @throws StoreException.CannotCopy when a bot holds the source, the target is not empty, or the proof fails
     * @throws StoreException.CannotOpen when one of the two cannot be opened
     */
    public static List<Copied> run(String from, String to, BiConsumer<String, Long> progress) {
        return run(from, to, progress, target -> {});
    }

    /** @param beforeProof may change the copy, to see that the proof finds it */
    static List<Copied> run(String from, String to, BiConsumer<String, Long> progress, Consumer<DSLContext> beforeProof) {
        if (!SqliteFile.isSqlite(from) || !to.startsWith(Connections.POSTGRES)) {
            throw new StoreException.CannotCopy(
                    "A store is copied from jdbc:sqlite:PATH to jdbc:postgresql://HOST/NAME, and in no other direction.");
        }
        Connections target = Connections.to(to, Database.PATIENCE);
        try (Connection source = SqliteFile.openAlone(SqliteFile.at(from))) {
            Migrations.run(target.source(), target.dialect());
            try (Connection connection = target.source().getConnection()) {
                connection.setAutoCommit(false);
                sameVersion(source, connection);
                List<Copied> copied = copy(source, connection, progress, beforeProof);
                connection.commit();
                return copied;
            }
        } catch (SQLException | DataAccessException e) {
            throw new StoreException.CannotCopy("The store was not copied: " + StoreException.Failed.firstLine(e), e);
        }
    }

    private static void sameVersion(Connection source, Connection target) throws SQLException {
        String old = SqliteFile.text(source, VERSION);
        String now = SqliteFile.text(target, VERSION);
        if (!old.equals(now)) {
            throw new StoreException.CannotCopy(
                    ("The schema of the source is version %s, this program's is %s. Start this version once "
                            + "on the source, which brings it there, stop it, and try again.").formatted(old, now));
        }
    }

    private static List<Copied> copy(Connection from, Connection to, BiConsumer<String, Long> progress,
            Consumer<DSLContext> beforeProof) throws SQLException {
        DSLContext source = Database.dsl(from, SQLDialect.SQLITE);
        DSLContext target = Database.dsl(to, SQLDialect.POSTGRES);
        List<Table<?>> tables = TableCopy.all();
        lockEmpty(to, target, tables);
        TableCopy copy = new TableCopy(source, target, progress::accept);
        List<Copied> copied = new ArrayList<>();
        for (Table<?> table : tables) {
            copied.add(new Copied(table.getName(), copy.copy(table)));
        }
        continueNumbers(from, to, tables);
        beforeProof.accept(target);
        prove(source, target, tables);
        return copied;
    }

    /** Nobody can write between the look and the end, and what stands there is never written over. */
    private static void lockEmpty(Connection connection, DSLContext target, List<Table<?>> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + tables.stream().map(table -> "\"" + table.getName() + "\"")
                    .collect(Collectors.joining(", ")) + " IN ACCESS EXCLUSIVE MODE");
        }
        for (Table<?> table : tables) {
            // The one table that is not empty from the start: its rows count from zero.
            boolean empty = table.getName().equals("counters")
                    ? Boolean.TRUE.equals(target.fetchValue("SELECT coalesce(max(value), 0) = 0 FROM counters"))
                    : !target.fetchExists(table);
            if (!empty) {
                throw new StoreException.CannotCopy(
                        "The target is not empty: there are rows in %s. Nothing was changed; name an empty database."
                                .formatted(table.getName()));
            }
        }
        int unused = target.execute("DELETE FROM counters");
    }

    /** What SQLite counted stays counted, also where the newest rows are gone. */
    private static void continueNumbers(Connection source, Connection target, List<Table<?>> tables) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, seq FROM sqlite_sequence")) {
            while (rows.next()) {
                counted.put(rows.getString(1), rows.getLong(2));
            }
        }
        for (Table<?> table : tables) {
            long last = counted.getOrDefault(table.getName(), 0L);
            var key = table.getPrimaryKey();
            if (last == 0 || key == null) {
                continue;
            }
            Field<?> number = key.getFieldsArray()[0];
            try (PreparedStatement set = target.prepareStatement("SELECT setval(pg_get_serial_sequence(?, ?), ?)")) {
                set.setString(1, "\"" + table.getName() + "\"");
                set.setString(2, number.getName());
                set.setLong(3, last);
                set.execute();
            }
        }
    }

    private static void prove(DSLContext source, DSLContext target, List<Table<?>> tables) {
        for (Table<?> table : tables) {
            Fingerprint there = Fingerprint.of(source, table, TableCopy.BATCH);
            Fingerprint here = Fingerprint.of(target, table, TableCopy.BATCH);
            if (!there.equals(here)) {
                throw new StoreException.CannotCopy(("The proof failed: %s holds %d rows in the source and %d in the copy%s. "
                        + "The copy was taken back; the source is as it was.").formatted(table.getName(), there.rows(),
                                here.rows(),
                                there.rows() == here.rows() ? ", of different content" : ""));
            }
        }
    }
}
