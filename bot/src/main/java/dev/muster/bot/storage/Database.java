package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.bot.incident.NotKnownIfKept;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The database, open and migrated. Safe to use from any number of threads, virtual ones included. */
public final class Database implements AutoCloseable {
    /** How long a write waits for another program that holds the SQLite file. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Settings SETTINGS = new Settings().withRenderSchema(false).withExecuteLogging(false);

    static {
        // jOOQ greets with a banner and a tip of the day, which nobody looks for in a log.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final SQLDialect dialect;
    private final Writer writer;
    private final HikariDataSource readers;
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

    Database(SQLDialect dialect, Writer writer, HikariDataSource readers) {
        this.dialect = dialect;
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens {@code jdbc:sqlite:PATH} or {@code jdbc:postgresql://…}, making the file and its folders where they are
     * missing, and brings it to this program's schema.
     *
     * @throws StoreException.TooNew     when a newer program wrote it
     * @throws StoreException.CannotOpen when it cannot be opened, with a sentence why
     */
    public static Database open(String url) {
        return open(url, PATIENCE);
    }

    /** As {@link #open(String)}, waiting this long for another program that holds the SQLite file. */
    public static Database open(String url, Duration patience) {
        return open(url, patience, StoreMetrics.none());
    }

    /** As {@link #open(String, Duration)}, and {@code metrics} hears how writing fares. */
    public static Database open(String url, Duration patience, StoreMetrics metrics) {
        Connections connections = Connections.to(url, patience);
        try {
            SQLDialect dialect = connections.dialect();
            Migrations.run(connections.source(), dialect);
            return new Database(dialect, connections.writer(connection -> dsl(connection, dialect), metrics),
                    connections.readers());
        } catch (SQLException e) {
            throw connections.cannotOpen(e);
        } catch (StoreException.CannotOpen e) {
            throw connections.cannotOpen(e);
        }
    }

    /**
     * As {@link #open(String)} for whoever only looks: it is not brought to this program's schema, since the program that works
     * on it may be another.
     *
     * @throws StoreException.CannotOpen also when its schema is not that of this program
     */
    public static Database openToLook(String url) {
        Connections connections = Connections.to(url, PATIENCE);
        try {
            connections.source().getConnection().close();
            if (!Migrations.isCurrent(connections.source())) {
                throw new StoreException.CannotOpen(
                        "The store is not of this version of Muster, and looking at it changes nothing. "
                                + "Look with the program that works on it, or start this one on it once.",
                        null);
            }
            SQLDialect dialect = connections.dialect();
            return new Database(dialect, connections.writer(connection -> dsl(connection, dialect), StoreMetrics.none()),
                    connections.readers());
        } catch (SQLException e) {
            throw connections.cannotOpen(e);
        }
    }

    /**
     * Runs {@code work} in one transaction and waits until that is durable. Writers that come together may share a commit;
     * what one throws undoes only its own work and is thrown here.
     *
     * @param work quick, and without effect outside the database: it may run again after a conflict
     */
    public <T extends @Nullable Object> T write(Function<DSLContext, T> work) {
        if (writer.isOwnThread()) {
            throw new IllegalStateException("a write inside a write would wait for itself: use the transaction at hand");
        }
        Job<T> job = new Job<>(work);
        writer.submit(job);
        try {
            T value = job.await();
            trouble.set(null);
            return value;
        } catch (StoreException.Busy | StoreException.Failed | NotKnownIfKept e) {
            if (!StoreException.isAboutWhatWasWritten(e)) {
                trouble.set(e.getMessage());
            }
            throw e;
        }
    }

    /**
     * As {@link #write}, for work that finds out by itself that it was done before: where nobody knows whether it was kept, it
     * is done once more.
     *
     * @throws NotKnownIfKept when that did not work either
     */
    public <T extends @Nullable Object> T writeOnce(Function<DSLContext, T> work) {
        try {
            return write(work);
        } catch (NotKnownIfKept unclear) {
            try {
                return write(work);
            } catch (StoreException e) {
                unclear.addSuppressed(e);
                throw unclear;
            }
        }
    }

    /** Whether other processes may work on the same database; a SQLite file belongs to one. */
    public boolean isShared() {
        return dialect != SQLDialect.SQLITE;
    }

    /** Why the last write was not done, in a sentence; empty when it was. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /** Runs {@code work} on one snapshot of what is committed. It cannot write. */
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        if (readers.isClosed()) {
            throw new StoreException.Closed();
        }
        try (Connection connection = readers.getConnection()) {
            try {
                return work.apply(dsl(connection, dialect));
            } finally {
                connection.rollback();
            }
        } catch (SQLException | DataAccessException e) {
            throw StoreException.Failed.of(e);
        }
    }

    /** How many write transactions were committed since it was opened; writers that shared one count once. */
    public long commits() {
        return writer.commits();
    }

    /** Finishes the writes that were asked for, then closes. Whatever is asked later is refused in words. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    static DSLContext dsl(Connection connection, SQLDialect dialect) {
        return DSL.using(connection, dialect, SETTINGS);
    }
}
