package dev.muster.bot.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** A SQLite file for whoever copies it: never made where it is missing, and never brought to another schema. */
final class SqliteFile {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int BRIEFLY_MILLIS = 1_000;

    private SqliteFile() {}

    /** The file that an address names. */
    static Path at(String url) {
        Path file = Path.of(url.substring(Connections.SQLITE.length()));
        if (!Files.isRegularFile(file)) {
            throw new StoreException.CannotCopy("There is no store at %s.".formatted(file));
        }
        return file;
    }

    static boolean isSqlite(String url) {
        return url.startsWith(Connections.SQLITE);
    }

    /** One more connection beside those of a running bot. */
    static Connection open(Path file) throws SQLException {
        return config(PATIENCE_MILLIS).createConnection(Connections.SQLITE + file);
    }

    /**
     * The only connection there is: as long as it is open nobody else can even read the file.
     *
     * @throws StoreException.CannotCopy when somebody has it open, such as a running bot
     */
    static Connection openAlone(Path file) throws SQLException {
        SQLiteConfig config = config(BRIEFLY_MILLIS);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        Connection connection = config.createConnection(Connections.SQLITE + file);
        try {
            execute(connection, "BEGIN EXCLUSIVE");
            return connection;
        } catch (SQLException e) {
            connection.close();
            if (e instanceof SQLiteException known && (known.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code) {
                throw new StoreException.CannotCopy(
                        "Another program has %s open, most likely a running Muster. Stop it first, so that nothing is added meanwhile."
                                .formatted(file),
                        e);
            }
            throw e;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The first column of the first row as text; empty where there is none. */
    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            String found = rows.next() ? rows.getString(1) : null;
            return found == null ? "" : found;
        }
    }

    private static SQLiteConfig config(int patienceMillis) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(patienceMillis);
        return config;
    }
}
