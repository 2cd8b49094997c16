package dev.muster.bot.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one thread that writes to SQLite. Jobs that wait at the same time share a transaction, and so a flush of the disk:
 * with many callers that is several times faster, and no slower for one. Each job runs under a savepoint of its own, so a
 * failing one takes nobody with it.
 */
final class SqliteWriter implements Writer {
    private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int MOST_AT_ONCE = 256;
    private static final Job<?> END = new Job<>(tx -> false);

    private final Connection connection;
    private final DSLContext tx;
    private final StoreMetrics metrics;
    private final LinkedBlockingQueue<Job<?>> queue = new LinkedBlockingQueue<>();
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    SqliteWriter(Connection connection, Function<Connection, DSLContext> dsl, StoreMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
        this.tx = dsl.apply(connection);
        this.thread = Thread.ofPlatform().name("muster-store-writer").daemon().start(this::work);
    }

    @Override
    public void submit(Job<?> job) {
        queue.add(job);
        // Either the writer sees it before it stops, or this does.
        if (closed && job.begin()) {
            job.refuse(new StoreException.Closed());
        }
    }

    @Override
    public boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long commits() {
        return commits.get();
    }

    @Override
    public void close() {
        closed = true;
        queue.add(END);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        List<Job<?>> batch = new ArrayList<>();
        boolean ending = false;
        while (!ending) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                log.debug("interrupted while idle; only close() ends this thread", e);
                continue;
            }
            queue.drainTo(batch, MOST_AT_ONCE - 1);
            ending = batch.remove(END);
            carryOut(batch);
        }
        batch.clear();
        queue.drainTo(batch);
        carryOut(batch);
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA optimize");
        } catch (SQLException e) {
            log.warn("The database was not closed cleanly: {}", e.getMessage());
        }
    }

    private void carryOut(List<Job<?>> batch) {
        List<Job<?>> rest = batch.stream().filter(Job::begin).toList();
        rest.forEach(job -> metrics.waited(job.age()));
        while (!rest.isEmpty()) {
            rest = transaction(rest);
        }
    }

    /** Commits what can be committed of these together; those it could not begin with are handed back. */
    private List<Job<?>> transaction(List<Job<?>> jobs) {
        long startedAt = System.nanoTime();
        try {
            execute("BEGIN IMMEDIATE");
        } catch (SQLException e) {
            RuntimeException why = isBusy(e)
                    ? new StoreException.Busy(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt), e)
                    : StoreException.Failed.of(e);
            jobs.forEach(job -> job.refuse(why));
            return List.of();
        }
        int run = 0;
        try {
            if (jobs.size() == 1) {
                // Alone it needs no way back to where it began: that is where the transaction began.
                run++;
                if (!runAlone(jobs.getFirst())) {
                    return List.of();
                }
            } else {
                for (Job<?> job : jobs) {
                    run++;
                    runOne(job);
                }
            }
            execute("COMMIT");
            commits.incrementAndGet();
            metrics.committed(jobs.size(), Duration.ofNanos(System.nanoTime() - startedAt));
            jobs.forEach(Job::publish);
            return List.of();
        } catch (SQLException e) {
            // The transaction as a whole is lost, such as on a full disk.
            rollBack();
            List<Job<?>> lost = jobs.subList(0, run);
            lost.forEach(job -> job.refuse(StoreException.Failed.of(e)));
            return jobs.subList(run, jobs.size());
        }
    }

    /** False where it failed, so that there is nothing to commit. */
    private boolean runAlone(Job<?> job) {
        try {
            job.run(tx);
            return true;
        } catch (Throwable e) {
            rollBack();
            job.failed(e instanceof DataAccessException failed ? StoreException.Failed.of(failed) : e);
            job.publish();
            return false;
        }
    }

    private void runOne(Job<?> job) throws SQLException {
        execute("SAVEPOINT job");
        try {
            job.run(tx);
        } catch (Throwable e) {
            execute("ROLLBACK TO job");
            job.failed(e instanceof DataAccessException failed ? StoreException.Failed.of(failed) : e);
        }
        execute("RELEASE job");
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            log.debug("nothing to roll back: SQLite has done so itself", e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isBusy(SQLException e) {
        return e instanceof SQLiteException known && (known.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }
}
