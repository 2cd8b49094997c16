package dev.muster.bot.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Function;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How to reach one database: what its connections are like, and who writes. */
sealed interface Connections {
    String SQLITE = "jdbc:sqlite:";
    String POSTGRES = "jdbc:postgresql:";
    int READERS = 8;
    int WRITERS = 8;

    SQLDialect dialect();

    /** Single connections, for the migration. */
    DataSource source();

    Writer writer(Function<Connection, DSLContext> dsl, StoreMetrics metrics) throws SQLException;

    /** A pool whose connections cannot write and are in a transaction, so that several queries see one state. */
    HikariDataSource readers();

    /** Says in words that this database cannot be opened; never with a password. */
    StoreException.CannotOpen cannotOpen(Exception why);

    static Connections to(String url, Duration patience) {
        if (url.startsWith(SQLITE)) {
            return Sqlite.at(url.substring(SQLITE.length()), patience);
        }
        if (url.startsWith(POSTGRES)) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            try {
                source.setUrl(url);
            } catch (IllegalArgumentException e) {
                throw new StoreException.CannotOpen(
                        "The database address is not one that PostgreSQL's driver reads (expected: jdbc:postgresql://HOST/NAME).",
                        e);
            }
            // PostgreSQL's details quote rows, and with them what people wrote, which has no place in a log.
            source.setLogServerErrorDetail(false);
            return new Postgres(source);
        }
        String scheme = url.replaceFirst("^((?:jdbc:)?[A-Za-z0-9+_-]{0,30}:?).*$", "$1");
        throw new StoreException.CannotOpen(
                "The database address starts with '%s' (expected: jdbc:sqlite:PATH or jdbc:postgresql://HOST/NAME)."
                        .formatted(scheme),
                null);
    }

    /** A file. The settings make a commit durable against power loss and let readers go on while somebody writes. */
    record Sqlite(String path, SQLiteDataSource source) implements Connections {
        /**
         * What was committed is carried over from the log into the file when the log holds 32 MB, not 4 as usual: under
         * load most pages are written again and again by then, and are carried over once.
         */
        private static final int PAGES_PER_CHECKPOINT = 8_000;

        static Sqlite at(String path, Duration patience) {
            if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
                throw new StoreException.CannotOpen(
                        "The database address names '%s' (expected: the plain path of a file, as in jdbc:sqlite:data/muster.db)."
                                .formatted(path),
                        null);
            }
            makeFolder(path);
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
            config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
            // Nobody asks for keys after the fact, and otherwise the driver looks for one after every statement.
            config.setGetGeneratedKeys(false);
            // Negative: in KiB.
            config.setCacheSize(-16_384);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl(SQLITE + path);
            return new Sqlite(path, source);
        }

        private static void makeFolder(String path) {
            try {
                Path folder = Path.of(path).toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
            } catch (IOException | InvalidPathException e) {
                throw new StoreException.CannotOpen(
                        "The folder of the database file '%s' cannot be made: %s".formatted(path, e.getMessage()), e);
            }
        }

        @Override
        public SQLDialect dialect() {
            return SQLDialect.SQLITE;
        }

        @Override
        public Writer writer(Function<Connection, DSLContext> dsl, StoreMetrics metrics) throws SQLException {
            Connection connection = source.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint = " + PAGES_PER_CHECKPOINT);
                // What is kept aside to undo half a transaction is forgotten with it: no file need hold it.
                statement.execute("PRAGMA temp_store = MEMORY");
            }
            return new SqliteWriter(connection, dsl, metrics);
        }

        @Override
        public HikariDataSource readers() {
            HikariConfig pool = pool("muster-store-readers", source, READERS);
            pool.setConnectionInitSql("PRAGMA query_only = ON");
            return new HikariDataSource(pool);
        }

        @Override
        public StoreException.CannotOpen cannotOpen(Exception why) {
            return new StoreException.CannotOpen(
                    "The database file '%s' cannot be opened: %s".formatted(path, Connections.firstLine(why)), why);
        }
    }

    /** A server. */
    record Postgres(PGSimpleDataSource source) implements Connections {
        @Override
        public SQLDialect dialect() {
            return SQLDialect.POSTGRES;
        }

        @Override
        public Writer writer(Function<Connection, DSLContext> dsl, StoreMetrics metrics) {
            HikariConfig pool = pool("muster-store-writers", source, WRITERS);
            // Rows are locked by hand, so that whoever waits then sees what was committed meanwhile.
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            return new PostgresWriter(new HikariDataSource(pool), dsl, metrics);
        }

        @Override
        public HikariDataSource readers() {
            HikariConfig pool = pool("muster-store-readers", source, READERS);
            pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            pool.setReadOnly(true);
            return new HikariDataSource(pool);
        }

        @Override
        public StoreException.CannotOpen cannotOpen(Exception why) {
            return new StoreException.CannotOpen("The PostgreSQL database '%s' on %s cannot be opened: %s"
                    .formatted(source.getDatabaseName(), String.join(", ", source.getServerNames()), Connections.firstLine(why)),
                    why);
        }
    }

    private static HikariConfig pool(String name, DataSource source, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        // The others are opened when they are needed: a server has a process for each.
        pool.setMinimumIdle(1);
        pool.setAutoCommit(false);
        return pool;
    }

    private static String firstLine(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
