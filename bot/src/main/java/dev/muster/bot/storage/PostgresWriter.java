package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import dev.muster.bot.incident.NotKnownIfKept;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to PostgreSQL, one transaction for each job, on threads of its own: an interrupt of the thread that waits would
 * otherwise tear the connection in the middle of a commit. A conflict that PostgreSQL asks to repeat is repeated.
 */
final class PostgresWriter implements Writer {
    private static final Logger log = LoggerFactory.getLogger(PostgresWriter.class);
    /** Serialization failure and deadlock. */
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");
    /** Connection trouble, and a server that is shut down or fell over. */
    private static final Set<String> LINE_BROKEN = Set.of("08", "57P01", "57P02", "57P03");
    private static final int MOST_ATTEMPTS = 20;

    private final HikariDataSource connections;
    private final Function<Connection, DSLContext> dsl;
    private final StoreMetrics metrics;
    private final ExecutorService threads;
    private final ThreadLocal<Boolean> own = ThreadLocal.withInitial(() -> false);
    private final AtomicLong commits = new AtomicLong();

    PostgresWriter(HikariDataSource connections, Function<Connection, DSLContext> dsl, StoreMetrics metrics) {
        this.connections = connections;
        this.metrics = metrics;
        this.dsl = dsl;
        this.threads = Executors.newFixedThreadPool(connections.getMaximumPoolSize(),
                Thread.ofPlatform().name("muster-store-writer-", 1).daemon().factory());
    }

    @Override
    public void submit(Job<?> job) {
        try {
            threads.execute(() -> carryOut(job));
        } catch (RejectedExecutionException e) {
            job.refuse(new StoreException.Closed());
        }
    }

    @Override
    public boolean isOwnThread() {
        return own.get();
    }

    @Override
    public long commits() {
        return commits.get();
    }

    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        connections.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void carryOut(Job<?> job) {
        if (!job.begin()) {
            return;
        }
        metrics.waited(job.age());
        own.set(true);
        try {
            for (int attempt = 1; !transaction(job, attempt == MOST_ATTEMPTS); attempt++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, 10L * attempt)));
            }
            job.publish();
        } finally {
            own.remove();
        }
    }

    /** Tries once; false where it has to be tried again. */
    private boolean transaction(Job<?> job, boolean last) {
        try (Connection connection = connections.getConnection()) {
            long startedAt = System.nanoTime();
            try {
                job.run(dsl.apply(connection));
                commit(connection);
                commits.incrementAndGet();
                metrics.committed(1, Duration.ofNanos(System.nanoTime() - startedAt));
                return true;
            } catch (Throwable e) {
                rollBack(connection);
                if (isRepeatable(e) && !last) {
                    log.debug("repeated after a conflict", e);
                    return false;
                }
                job.failed(e instanceof DataAccessException || e instanceof SQLException ? StoreException.Failed.of(e) : e);
                return true;
            }
        } catch (SQLException e) {
            job.failed(StoreException.Failed.of(e));
            return true;
        }
    }

    /** Where the line breaks only now, PostgreSQL may have committed all the same. */
    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state == null || LINE_BROKEN.stream().anyMatch(state::startsWith)) {
                throw new NotKnownIfKept("The line to the database broke while it was asked to keep something.", e);
            }
            throw e;
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("not rolled back: the connection is gone, and the transaction with it", e);
        }
    }

    private static boolean isRepeatable(@Nullable Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null && REPEATABLE.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
