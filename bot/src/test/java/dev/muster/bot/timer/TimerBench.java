package dev.muster.bot.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.JooqIncidentStore;
import dev.muster.bot.storage.JooqTimerStore;
import dev.muster.bot.time.Backoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The figures of docs/decisions/0001: how late deadlines fire on SQLite, and what becomes of one that is set inside an
 * open transaction; our own table against db-scheduler. Its name keeps it out of the build; it runs with
 * {@code mvn -pl bot -am test -Dtest=TimerBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class TimerBench {
    private static final Logger LOG = LoggerFactory.getLogger(TimerBench.class);
    private static final int TIMERS = 200;
    /** These come first and are not counted: they load classes and fill caches. */
    private static final int WARM_UP = 50;
    private static final Duration SPREAD = Duration.ofSeconds(10);
    private static final TimerKind KIND = new TimerKind("bench");
    private static final String TABLE = """
            CREATE TABLE scheduled_tasks (task_name TEXT NOT NULL, task_instance TEXT NOT NULL, task_data BLOB,
              execution_time TIMESTAMP, picked BIT, picked_by TEXT, last_success TIMESTAMP, last_failure TIMESTAMP,
              consecutive_failures INT, last_heartbeat TIMESTAMP, version BIGINT, priority SMALLINT,
              PRIMARY KEY (task_name, task_instance))""";

    private final Clock clock = Clock.systemUTC();
    private final Queue<Duration> lateness = new ConcurrentLinkedQueue<>();
    private final CountDownLatch warm = new CountDownLatch(WARM_UP);
    private final CountDownLatch fired = new CountDownLatch(WARM_UP + TIMERS);

    @TempDir
    private Path folder;

    @Test
    void own_table_while_idle() throws InterruptedException {
        try (Database database = Database.open(url())) {
            var store = new JooqIncidentStore(database, clock);
            store.declare(new Cause.Request("warm-up"), id -> declared(id, set(atOnce())));
            var runner = new TimerRunner(new JooqTimerStore(database), Map.of(KIND, timer -> {
                fired(timer.dueAt());
                store.change(timer.incident(), new Cause.TimerFired(timer),
                        incident -> IncidentChange.none(incident, clock.instant()));
            }), clock, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), new Random(1)), TimerMetrics.none(),
                    incident -> false);
            runner.start();
            awaitAll(warm);
            List<Instant> dueAt = spread();
            store.declare(new Cause.Request("bench"), id -> declared(id, set(dueAt)));
            runner.poke();
            report("own table");
            runner.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 100, 10})
    void db_scheduler_while_idle(int pollEveryMillis) throws Exception {
        try (HikariDataSource source = source()) {
            OneTimeTask<Long> task = Tasks.oneTime("bench", Long.class)
                    .execute((instance, context) -> fired(Instant.ofEpochMilli(instance.getData())));
            Scheduler scheduler = Scheduler.create(source, task).threads(4).pollingInterval(Duration.ofMillis(pollEveryMillis))
                    .build();
            atOnce().forEach(dueAt -> schedule(scheduler, task, dueAt));
            scheduler.start();
            awaitAll(warm);
            spread().forEach(dueAt -> schedule(scheduler, task, dueAt));
            report("db-scheduler, poll every " + pollEveryMillis + " ms");
            scheduler.stop();
        }
    }

    @Test
    void own_table_inside_a_transaction() {
        try (Database database = Database.open(url())) {
            var store = new JooqIncidentStore(database, clock);
            var timers = new JooqTimerStore(database);
            Instant dueAt = clock.instant().plusSeconds(60);
            List<TimerChange> set = List.of(new TimerChange.Set(KIND, "", dueAt));
            assertThatThrownBy(() -> store.declare(new Cause.Request("1"), id -> {
                declared(id, set);
                throw new IllegalStateException("the decision fails");
            })).isInstanceOf(IllegalStateException.class);
            assertThat(timers.nextDueAt()).as("rolled back with its change").isEmpty();
            store.declare(new Cause.Request("2"), id -> declared(id, set));
            assertThat(timers.nextDueAt()).as("committed with its change").isPresent();
        }
    }

    @Test
    void db_scheduler_inside_a_transaction() throws SQLException {
        try (HikariDataSource source = source(); Connection transaction = source.getConnection()) {
            OneTimeTask<Void> task = Tasks.oneTime("bench").execute((instance, context) -> {});
            Scheduler scheduler = Scheduler.create(source, task).build();
            try (Statement statement = transaction.createStatement()) {
                statement.execute("CREATE TABLE changes (id INTEGER)");
                statement.execute("BEGIN IMMEDIATE");
                statement.execute("INSERT INTO changes VALUES (1)");
                Instant before = clock.instant();
                Throwable thrown = catchThrowable(() -> scheduler.schedule(task.instance("1"), before.plusSeconds(60)));
                Duration took = Duration.between(before, clock.instant());
                statement.execute("ROLLBACK");
                assertThat(thrown).as("it writes on a connection of its own, which the open transaction keeps out").isNotNull();
                LOG.info("db-scheduler inside an open transaction: {}",
                        "after %d ms: %s".formatted(took.toMillis(), root(thrown).getMessage()));
            }
        }
    }

    private static IncidentChange declared(IncidentId id, List<TimerChange> timers) {
        Instant at = Instant.EPOCH;
        Incident incident = Incident.declared(id, "Bench", Severity.SEV3, null, at, new Actor.Bot());
        return new IncidentChange(incident, new Actor.Bot(), at,
                List.of(new IncidentEvent.Declared("Bench", Severity.SEV3, null, "api")), timers, List.of());
    }

    private List<Instant> atOnce() {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return IntStream.range(0, WARM_UP).mapToObj(now::minusMillis).toList();
    }

    /** Times from three seconds from now on, when all are set, evenly over the spread, off any round number of milliseconds. */
    private List<Instant> spread() {
        Instant first = Instant.ofEpochMilli(clock.millis()).plusMillis(3017);
        return IntStream.range(0, TIMERS).mapToObj(i -> first.plus(SPREAD.multipliedBy(i).dividedBy(TIMERS))).toList();
    }

    private static List<TimerChange> set(List<Instant> dueAt) {
        return dueAt.stream().<TimerChange>map(at -> new TimerChange.Set(KIND, at.toString(), at)).toList();
    }

    private static void schedule(Scheduler scheduler, OneTimeTask<Long> task, Instant dueAt) {
        scheduler.schedule(task.instance(dueAt.toString(), dueAt.toEpochMilli()), dueAt);
    }

    private void fired(Instant dueAt) {
        lateness.add(Duration.between(dueAt, clock.instant()));
        warm.countDown();
        fired.countDown();
    }

    private static void awaitAll(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).as("all fired").isTrue();
    }

    private void report(String what) throws InterruptedException {
        awaitAll(fired);
        List<Duration> sorted = lateness.stream().skip(WARM_UP).sorted().toList();
        double average = sorted.stream().mapToLong(Duration::toNanos).average().orElseThrow();
        LOG.info("{}: {}", what, "late by %.1f ms on average, median %.1f, p99 %.1f, at most %.1f".formatted(average / 1e6,
                millis(sorted.get(sorted.size() / 2)), millis(sorted.get(sorted.size() * 99 / 100 - 1)),
                millis(sorted.getLast())));
    }

    private static double millis(Duration length) {
        return length.toNanos() / 1e6;
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("bench.db");
    }

    /** As the store sets SQLite up: write-ahead log, flushed on each commit. */
    private HikariDataSource source() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5000);
        SQLiteDataSource sqlite = new SQLiteDataSource(config);
        sqlite.setUrl(url());
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(sqlite);
        HikariDataSource source = new HikariDataSource(pool);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute("CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time)");
        }
        return source;
    }

    private static Throwable root(Throwable thrown) {
        return Optional.ofNullable(thrown.getCause()).map(TimerBench::root).orElse(thrown);
    }
}
