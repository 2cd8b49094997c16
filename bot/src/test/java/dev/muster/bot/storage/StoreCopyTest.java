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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a SQLite file with odd things in it to a real PostgreSQL. */
class StoreCopyTest extends StoreTest {
    private static final String ODD = "Grüße \uD83D\uDD25 \u202E'; DROP TABLE timeline; -- \\u0000 \\ \"\" \t\n\r <!channel> \u0001\u001F"
            + "\uFFFD\u00A0".repeat(50);

    private String target = "";

    StoreCopyTest() {
        super(DatabaseKind.SQLITE);
    }

    @BeforeEach
    void aStoreWithEverythingInIt(@TempDir Path folder) throws InterruptedException {
        target = DatabaseKind.POSTGRES.freshUrl(folder);
        IncidentId id = declaredWith(List.of(),
                List.of(incident -> new Effect.Post(incident, new Destination.IncidentChannel(), new Content.Line(ODD))));
        List<Callable<Integer>> events = new ArrayList<>();
        for (int number = 0; number < 1200; number++) {
            var event = received("Ev" + number, message(tsOf(number), number % 2 == 0 ? ADA : BOB, ODD + number));
            events.add(() -> timeline.keep(id, event));
        }
        assertThat(together(events)).hasSize(1200);
        change(id, "the last word", List.of(), List.of());
        database.close();
    }

    @Test
    void every_table_is_copied_in_an_order_in_which_what_is_referred_to_comes_first() throws SQLException {
        List<StoreCopy.Copied> copied = StoreCopy.run(url, target, (table, rows) -> {});

        assertThat(copied).extracting(StoreCopy.Copied::table).containsExactlyInAnyOrderElementsOf(tables(url));
        assertThat(copied).filteredOn(table -> table.rows() > 0).extracting(StoreCopy.Copied::table)
                .contains("incidents", "timeline", "raw_payloads", "effects", "counters", "requests");
        for (Table<?> table : TableCopy.all()) {
            table.getReferences().forEach(key -> assertThat(TableCopy.all().indexOf(key.getKey().getTable()))
                    .isLessThanOrEqualTo(TableCopy.all().indexOf(table)));
        }
    }

    @Test
    void the_copy_says_the_same_and_goes_on_counting_where_the_source_stopped() {
        List<String> before = new ArrayList<>();
        withStore(url, () -> {
            timeline.all(new IncidentId(1)).forEach(entry -> before.add(entry.toString()));
            // The newest is gone, and its number is still not given out again.
            database.write(tx -> tx.execute("DELETE FROM effects WHERE id = (SELECT max(id) FROM effects)"));
        });
        long last = number(url, "SELECT seq FROM sqlite_sequence WHERE name = 'effects'");
        StoreCopy.run(url, target, (table, rows) -> {});

        withStore(target, () -> {
            assertThat(timeline.all(new IncidentId(1)).map(Object::toString)).containsExactlyElementsOf(before);
            assertThat(declared()).isEqualTo(new IncidentId(2));
            change(new IncidentId(2), "more", List.of(),
                    List.of(new Effect.Post(new IncidentId(2), new Destination.IncidentChannel(), new Content.Line("x"))));
        });
        assertThat(number(target, "SELECT max(id) FROM effects")).isEqualTo(last + 1);
    }

    @Test
    void a_store_that_a_bot_holds_is_refused() {
        withStore(url, () -> assertRefused("most likely a running Muster"));
        assertThat(StoreCopy.run(url, target, (table, rows) -> {})).isNotEmpty();
    }

    @Test
    void a_target_that_holds_anything_is_refused_and_left_as_it_is() {
        withStore(target, () -> assertThat(declared()).isEqualTo(new IncidentId(1)));
        long entries = number(target, "SELECT count(*) FROM timeline");
        assertRefused("The target is not empty");
        assertThat(number(target, "SELECT count(*) FROM timeline")).isEqualTo(entries);
        assertThat(number(target, "SELECT value FROM counters WHERE name = 'incident'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE timeline SET raw_text = raw_text || ' ' WHERE seq = 700",
            "UPDATE timeline SET happened_at = happened_at + 1 WHERE seq = 2",
            "UPDATE timeline SET thread_ts = '' WHERE seq = 3",
            "DELETE FROM raw_payloads WHERE id = (SELECT max(id) FROM raw_payloads)",
            "UPDATE effects SET outcome_unknown = NOT outcome_unknown",
            "INSERT INTO names (id, known_at, name) VALUES ('U1', 1, 'too many')"})
    void the_proof_finds_a_single_row_that_differs_and_the_copy_is_taken_back(String tampering) {
        Consumer<DSLContext> tamper = tx -> assertThat(tx.execute(tampering)).isPositive();
        assertThatThrownBy(() -> StoreCopy.run(url, target, (table, rows) -> {}, tamper))
                .isInstanceOf(StoreException.CannotCopy.class).hasMessageContaining("The proof failed");
        assertThat(number(target, "SELECT count(*) FROM timeline")).isZero();
        assertThat(number(target, "SELECT count(*) FROM counters")).isEqualTo(2);
    }

    @Test
    void a_nul_that_another_program_wrote_is_named_with_its_place() {
        execute(url, "UPDATE timeline SET raw_text = 'a' || char(0) || 'b' WHERE seq = 5");
        assertRefused("The column raw_text of timeline (incident_id 1, seq 5) holds a NUL character");
        assertThat(number(target, "SELECT count(*) FROM incidents")).isZero();
    }

    @Test
    void a_source_of_another_version_is_refused_before_anything_is_copied() {
        execute(url, "DELETE FROM flyway_schema_history WHERE installed_rank > 1");
        assertRefused("The schema of the source is version 1");
    }

    @Test
    void only_one_direction_is_offered() {
        assertThatThrownBy(() -> StoreCopy.run(target, url, (table, rows) -> {})).hasMessageContaining("in no other direction");
        assertThatThrownBy(() -> StoreCopy.run("jdbc:sqlite:/no/such.db", target, (table, rows) -> {}))
                .hasMessageContaining("There is no store at");
        assertThatThrownBy(() -> StoreCopy.run(url, "jdbc:postgresql://localhost:1/none?password=hidden", (table, rows) -> {}))
                .isInstanceOf(StoreException.class).hasMessageNotContaining("hidden");
    }

    private void assertRefused(String words) {
        assertThatThrownBy(() -> StoreCopy.run(url, target, (table, rows) -> {}))
                .isInstanceOf(StoreException.CannotCopy.class).hasMessageContaining(words);
    }

    private void withStore(String address, Runnable work) {
        use(Database.open(address));
        try {
            work.run();
        } finally {
            database.close();
        }
    }

    private static dev.muster.bot.id.SlackTs tsOf(int number) {
        return new dev.muster.bot.id.SlackTs("17723664%02d.%06d".formatted(number % 60, number));
    }

    private static Set<String> tables(String address) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table' "
                        + "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'flyway_%'")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names.stream().collect(Collectors.toSet());
        }
    }

    private static long number(String address, String sql) {
        try (Connection connection = DriverManager.getConnection(address)) {
            return SqliteFile.number(connection, sql);
        } catch (SQLException e) {
            throw new DataAccessException(sql, e);
        }
    }

    private static void execute(String address, String sql) {
        try (Connection connection = DriverManager.getConnection(address)) {
            SqliteFile.execute(connection, sql);
        } catch (SQLException e) {
            throw new DataAccessException(sql, e);
        }
    }
}
