package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Incident;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class DatabaseTest extends StoreTest {
    DatabaseTest(DatabaseKind kind) {
        super(kind);
    }

    static boolean insert(DSLContext tx, String name) {
        return tx.execute("insert into counters (name, value) values (?, 1)", name) == 1;
    }

    private long written() {
        return database.read(tx -> tx.fetchSingle("select count(*) from counters where value = 1").get(0, Long.class));
    }

    @Test
    void opening_again_finds_everything_in_place() {
        insertOne("a");
        long migrations = migrations();
        database.close();
        use(Database.open(url));

        assertThat(written()).isEqualTo(1);
        assertThat(migrations()).isEqualTo(migrations).isGreaterThan(1);
    }

    private long migrations() {
        return database.<Long>read(tx -> tx.fetchSingle("select count(*) from flyway_schema_history").get(0, Long.class));
    }

    private void insertOne(String name) {
        database.write(tx -> insert(tx, name));
    }

    @Test
    void two_programs_may_open_a_fresh_database_at_the_same_time() throws Exception {
        List<Callable<Boolean>> both = List.of(() -> opensAndWrites("one"), () -> opensAndWrites("two"));

        assertThat(together(both)).containsExactly(true, true);
        assertThat(written()).isEqualTo(2);
    }

    private boolean opensAndWrites(String name) {
        try (Database other = Database.open(url)) {
            return other.write(tx -> insert(tx, name));
        }
    }

    @Test
    void a_database_of_a_newer_program_is_refused_in_words() {
        database.write(tx -> tx.execute("insert into flyway_schema_history (installed_rank, version, description, type, script, "
                + "checksum, installed_by, execution_time, success) "
                + "values (99, '99', 'tomorrow', 'SQL', 'V99__tomorrow.sql', 1, 'them', 1, true)"));
        database.close();

        assertThatThrownBy(() -> Database.open(url)).isInstanceOf(StoreException.TooNew.class)
                .hasMessageContaining("newer Muster").hasMessageContaining("version 99").hasMessageMatching("(?s).*up to \\d+.*");
    }

    /** Whoever adds a migration puts what is noted of it into the list. */
    @Test
    void the_list_of_migrations_is_what_the_database_notes(@TempDir Path folder) {
        database.close();
        use(Database.open(kind.emptyUrl(folder)));

        List<String> noted = database.read(tx -> tx
                .fetch("select version, checksum from flyway_schema_history order by installed_rank")
                .map(row -> row.get(0, String.class) + " " + row.get(1, String.class)));

        assertThat(Migrations.known()).isEqualTo(noted);
    }

    @Test
    void a_database_whose_migration_failed_is_not_taken_for_current() {
        database.write(tx -> tx.execute("update flyway_schema_history set success = ? where version = '2'", false));
        database.close();

        assertThatThrownBy(() -> Database.open(url)).isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("failed validation");
    }

    @Test
    void a_database_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_holds(@TempDir Path folder) {
        String old = ofTheFirstVersion(folder);
        database.close();

        use(Database.open(old));

        assertThat(incidents.find(new IncidentId(1))).get().returns("checkout is failing", Incident::title);
        JooqWorkspace workspace = new JooqWorkspace(database);
        assertThat(workspace.url()).isEmpty();
        workspace.known("T1", "https://acme.slack.com/", NOW);
        workspace.known("T1", "https://acme-renamed.slack.com/", NOW.plusSeconds(1));
        assertThat(workspace.url()).contains("https://acme-renamed.slack.com/");
    }

    /** A database as the first version left it, with an incident in it. */
    private String ofTheFirstVersion(Path folder) {
        String old = kind == DatabaseKind.SQLITE ? "jdbc:sqlite:" + folder.resolve("old.db") : kind.emptyUrl(folder);
        Flyway first = Flyway.configure(Migrations.class.getClassLoader()).dataSource(old, null, null)
                .locations("classpath:db/migration").target("1")
                .placeholders(Migrations.placeholders(kind == DatabaseKind.SQLITE))
                .load();
        assertThat(first.migrate().migrationsExecuted).isEqualTo(1);
        try (Connection connection = DriverManager.getConnection(old); Statement statement = connection.createStatement()) {
            int inserted = statement.executeUpdate("insert into incidents (id, title, severity, status, is_private, declared_at,"
                    + " declared_by_kind, revision, last_seq) values (1, 'checkout is failing', 'sev2', 'open', false, 1, 'bot', 1, 0)");
            assertThat(inserted).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return old;
    }

    @Test
    void a_failing_write_undoes_its_own_work_and_nobody_elses() throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            boolean fails = n % 4 == 0;
            String name = "row-" + n;
            tasks.add(() -> {
                try {
                    return database.write(tx -> {
                        insert(tx, name);
                        if (fails) {
                            throw new IllegalStateException(name);
                        }
                        return "kept";
                    });
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage(name);
                    return "undone";
                }
            });
        }

        assertThat(together(tasks)).filteredOn("undone"::equals).hasSize(10);
        assertThat(written()).isEqualTo(30);
    }

    @Test
    void what_the_database_refuses_is_said_without_its_innards() {
        insertOne("a");

        assertThatThrownBy(() -> insertOne("a")).isInstanceOf(StoreException.Failed.class)
                .hasMessageContaining("database failed");
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void an_error_reaches_the_caller_and_the_next_write_works() {
        assertThatThrownBy(() -> database.write(tx -> {
            throw new AssertionError("seen");
        })).isInstanceOf(AssertionError.class).hasMessage("seen");

        insertOne("a");
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void a_read_sees_one_state_and_cannot_write() {
        insertOne("a");
        database.read(tx -> {
            long before = tx.fetchCount(tx.selectFrom("counters"));
            insertOne("b");
            assertThat(tx.fetchCount(tx.selectFrom("counters"))).isEqualTo((int) before);
            return true;
        });

        assertThatThrownBy(() -> database.read(tx -> insert(tx, "c"))).isInstanceOf(StoreException.Failed.class);
        assertThat(written()).isEqualTo(2);
    }

    @Test
    void a_write_inside_a_write_is_refused_instead_of_waiting_for_itself() {
        assertThatThrownBy(() -> database.write(tx -> database.write(inner -> 1))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a write");
    }

    @Test
    void closing_finishes_what_was_asked_for_and_refuses_the_rest_in_words() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread writer = Thread.startVirtualThread(() -> database.write(tx -> {
            begun.countDown();
            awaitLatch(goOn);
            return insert(tx, "begun");
        }));
        awaitLatch(begun);
        Thread waiting = Thread.startVirtualThread(() -> insertOne("asked before"));
        // On PostgreSQL it need not wait for the other.
        Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING || !waiting.isAlive());
        Thread closing = Thread.startVirtualThread(database::close);
        goOn.countDown();
        for (Thread thread : List.of(writer, waiting, closing)) {
            thread.join();
        }

        assertThatThrownBy(() -> insertOne("late")).isInstanceOf(StoreException.Closed.class).hasMessageContaining("stopping");
        assertThatThrownBy(this::written).isInstanceOf(StoreException.Closed.class);
        use(Database.open(url));
        assertThat(written()).isEqualTo(2);
    }

    @Test
    void an_interrupt_takes_back_what_has_not_begun_and_waits_for_what_has() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<String> first = new AtomicReference<>("");
        Thread writer = Thread.startVirtualThread(() -> first.set(database.write(tx -> {
            begun.countDown();
            awaitLatch(goOn);
            insert(tx, "begun");
            return "done";
        }) + " interrupted: " + Thread.currentThread().isInterrupted()));
        awaitLatch(begun);
        writer.interrupt();
        goOn.countDown();
        writer.join();
        assertThat(first).hasValue("done interrupted: true");

        AtomicReference<Throwable> second = new AtomicReference<>();
        holdingAllWriters(() -> {
            Thread waiting = Thread.startVirtualThread(() -> {
                try {
                    insertOne("never");
                } catch (StoreException.Interrupted e) {
                    second.set(e);
                }
            });
            Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);
            waiting.interrupt();
            waiting.join();
            return true;
        });
        assertThat(second.get()).hasMessageContaining("Nothing was written");
        insertOne("after");
        assertThat(written()).isEqualTo(2);
    }

    private void holdingAllWriters(Callable<Boolean> meanwhile) throws Exception {
        int writers = kind == DatabaseKind.SQLITE ? 1 : Connections.WRITERS;
        CountDownLatch held = new CountDownLatch(writers);
        CountDownLatch release = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, writers).mapToObj(n -> Thread.startVirtualThread(() -> database.write(tx -> {
            held.countDown();
            awaitLatch(release);
            return 0;
        }))).toList();
        awaitLatch(held);
        meanwhile.call();
        release.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void values_that_it_does_not_take_are_no_trouble_of_the_databases() {
        database.write(tx -> insert(tx, "twice"));
        assertThatThrownBy(() -> database.write(tx -> insert(tx, "twice"))).isInstanceOf(StoreException.Failed.class);

        assertThat(database.trouble()).isEmpty();
    }
}
