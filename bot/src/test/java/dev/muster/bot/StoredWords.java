package dev.muster.bot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks through the whole database, whatever its tables are. */
final class StoredWords {
    private final String url;

    private StoredWords(String url) {
        this.url = url;
    }

    static StoredWords in(Office office) {
        return new StoredWords(String.valueOf(office.environment().get("MUSTER_DATABASE_URL")));
    }

    /** The tables in which any column of any row holds this, without regard to case. */
    Set<String> tablesWith(String word) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> tables = tables(connection);
            if (tables.size() < 10) {
                throw new IllegalStateException("these cannot be all tables: " + tables);
            }
            for (String table : tables) {
                if (holds(connection, table, word.toLowerCase(Locale.ROOT))) {
                    found.add(table);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[]{"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static boolean holds(Connection connection, String table, String word) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    String value = rows.getString(column);
                    if (value != null && value.toLowerCase(Locale.ROOT).contains(word)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
