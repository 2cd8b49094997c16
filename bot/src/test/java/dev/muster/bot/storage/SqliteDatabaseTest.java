package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.muster.bot.storage.generated.Tables;
import dev.muster.bot.timeline.TellingKinds;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteDatabaseTest {
    private Path folder;

    @BeforeEach
    void folder(@TempDir Path fresh) {
        folder = fresh;
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("muster.db");
    }

    private static long written(Database database) {
        return database.read(tx -> tx.fetchSingle("select count(*) from counters where value = 1").get(0, Long.class));
    }

    @Test
    void writers_that_wait_at_the_same_time_share_a_commit() throws Exception {
        try (Database database = Database.open(url())) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Thread holder = Thread.startVirtualThread(() -> database.write(tx -> {
                held.countDown();
                DatabaseTest.awaitLatch(release);
                return 0;
            }));
            DatabaseTest.awaitLatch(held);
            long before = database.commits();
            var threads = IntStream.range(0, 32).mapToObj(
                    n -> Thread.startVirtualThread(() -> database.write(tx -> DatabaseTest.insert(tx, "row-" + n)))).toList();
            Awaitility.await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            release.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            holder.join();

            assertThat(written(database)).isEqualTo(32);
            // One for the holder, one for all who waited meanwhile.
            assertThat(database.commits() - before).isEqualTo(2);
        }
    }

    @Test
    void what_was_told_last_is_found_without_passing_over_the_talk() {
        try (Database database = Database.open(url())) {
            String plan = database.read(tx -> {
                String question = tx.renderInlined(tx.selectFrom(Tables.TIMELINE).where(Tables.TIMELINE.INCIDENT_ID.eq(1L))
                        .and(Lines.ofKinds(TellingKinds.ALL)).orderBy(Tables.TIMELINE.SEQ.desc()).limit(5));
                return tx.fetch("EXPLAIN QUERY PLAN " + question).format();
            });

            assertThat(plan).contains("timeline_without_talk").doesNotContain("TEMP B-TREE");
        }
    }

    @Test
    void nobody_is_told_of_success_before_it_is_committed() throws Exception {
        try (Database database = Database.open(url())) {
            AtomicBoolean early = new AtomicBoolean();
            Callable<Boolean> write = () -> {
                String name = "row-" + System.nanoTime();
                database.write(tx -> DatabaseTest.insert(tx, name));
                boolean there = database.read(
                        tx -> tx.fetchExists(tx.selectFrom("counters").where("name = ?", name)));
                if (!there) {
                    early.set(true);
                }
                return there;
            };
            StoreTest.together(Stream.generate(() -> write).limit(100).toList());

            assertThat(early).isFalse();
        }
    }

    @Test
    void a_write_waits_for_another_program_and_then_works() throws Exception {
        try (Database database = Database.open(url());
                Connection other = DriverManager.getConnection(url());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Thread writer = Thread.startVirtualThread(() -> database.write(tx -> DatabaseTest.insert(tx, "waits")));
            Awaitility.await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(writer::isAlive);
            statement.execute("COMMIT");
            writer.join();

            assertThat(written(database)).isEqualTo(1);
        }
    }

    @Test
    void another_program_that_does_not_let_go_is_named_as_the_reason() throws Exception {
        try (Database database = Database.open(url(), Duration.ofMillis(200));
                Connection other = DriverManager.getConnection(url());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> database.write(tx -> DatabaseTest.insert(tx, "refused")))
                    .isInstanceOf(StoreException.Busy.class).hasMessageContaining("locked by another program")
                    .hasMessageContaining("Nothing was written");
            assertThat(written(database)).isZero();
            statement.execute("ROLLBACK");

            assertThat(database.<Boolean>write(tx -> DatabaseTest.insert(tx, "then it works"))).isTrue();
        }
    }

    @Test
    void the_file_is_set_up_to_survive_a_power_loss() {
        try (Database database = Database.open(url())) {
            assertThat(database.<String>write(tx -> tx.fetchSingle("pragma journal_mode").get(0, String.class))).isEqualTo("wal");
            assertThat(database.<Integer>write(tx -> tx.fetchSingle("pragma synchronous").get(0, Integer.class))).isEqualTo(2);
            assertThat(database.<Integer>write(tx -> tx.fetchSingle("pragma foreign_keys").get(0, Integer.class))).isEqualTo(1);
        }
    }

    @Test
    void a_full_disk_fails_those_who_wrote_and_later_writes_work_again() {
        try (Database database = Database.open(url())) {
            int pages = database.write(tx -> tx.fetchSingle("pragma page_count").get(0, Integer.class));
            database.write(tx -> tx.fetch("pragma max_page_count = " + (pages + 2)));
            assertThatThrownBy(() -> database.write(tx -> tx.execute(
                    "insert into counters (name, value) values (hex(randomblob(100000)), 1)")))
                    .isInstanceOf(StoreException.Failed.class);
            database.write(tx -> tx.fetch("pragma max_page_count = 1000000"));

            assertThat(database.<Boolean>write(tx -> DatabaseTest.insert(tx, "then it works"))).isTrue();
            assertThat(written(database)).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_in_words() throws Exception {
        Files.writeString(folder.resolve("muster.db"),
                "this is a text file, and a long one, so that it has a header ".repeat(20));

        assertThatThrownBy(() -> Database.open(url())).isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("muster.db").hasMessageContaining("cannot be opened");
    }

    @Test
    void a_folder_in_place_of_the_file_is_refused_in_words() {
        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + folder)).isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_in_words() throws Exception {
        Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Database.open("jdbc:sqlite:" + folder.resolve("file/below/muster.db")))
                .isInstanceOf(StoreException.CannotOpen.class).hasMessageContaining("cannot be made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:file:x.db?mode=ro", "jdbc:mysql://host/x",
            "muster.db",
            "", "postgres://user:secret@host/db", "jdbc:postgresql://user:secret@@host:no/db"})
    void an_address_that_cannot_be_used_is_refused_in_words(String url) {
        assertThatThrownBy(() -> Database.open(url)).isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("expected").hasMessageNotContaining("secret");
    }

    @Test
    void a_server_that_does_not_answer_is_named_without_the_password() {
        assertThatThrownBy(() -> Database.open("jdbc:postgresql://localhost:1/muster?user=me&password=secret"))
                .isInstanceOf(StoreException.CannotOpen.class).hasMessageContaining("'muster' on localhost")
                .hasMessageNotContaining("secret");
    }
}
