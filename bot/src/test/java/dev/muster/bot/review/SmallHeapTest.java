package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Declaration;
import dev.muster.bot.incident.IncidentSettings;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.JooqIncidentStore;
import dev.muster.bot.storage.JooqPeople;
import dev.muster.bot.storage.JooqTimeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that may use little memory exports a hundred thousand messages from a real store, in every form. */
class SmallHeapTest {
    private static final int MESSAGES = 100_000;
    private static final IncidentId ID = new IncidentId(1);

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_messages_are_exported_with_48_megabytes() throws Exception {
        Path store = folder.resolve("muster.db");
        fill(store);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), SmallHeapTest.class.getName(), store.toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }

    /** Runs in a program of its own: a heap cannot be made small for one test. */
    public static void main(String[] arguments) throws Exception {
        try (Database database = Database.open("jdbc:sqlite:" + arguments[0])) {
            var store = new JooqIncidentStore(database, InstantSource.system());
            var exports = new Exports(new Export(store, new JooqTimeline(database, false), new JooqPeople(database)));
            for (ExportFormat format : ExportFormat.values()) {
                exports.write(ID, format, OutputStream.nullOutputStream());
            }
            exports.write(ID, ExportFormat.JSON, ExportProfile.ANONYMISED, OutputStream.nullOutputStream());
        }
    }

    private static void fill(Path store) throws Exception {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        UserId ann = new UserId("U0ANN00001");
        try (Database database = Database.open("jdbc:sqlite:" + store)) {
            new JooqPeople(database).found(new EffectResult.PersonFound(ann, "Ann Lee", "UTC", false), at);
            new Incidents(new JooqIncidentStore(database, InstantSource.fixed(at)), IncidentSettings.defaults())
                    .declare(Declaration.of("A long one sev2", "command"), new Wish("1", new Actor.Person(ann), at));
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO timeline (incident_id, seq, kind, happened_at, known_at, actor, raw_text, channel, ts, data, dedup)
                    SELECT 1, i, 'message', 1772359200000000 + i * 1000000, 1772359200000000 + i * 1000000, 'U0ANN0000' || (i %% 50),
                        'Ann <@U0ANN00001> looks at pod ' || i || ': `connection refused` again and again https://x.example/' || i,
                        'C1', (1772359200 + i) || '.000100', '{}', 'n' || i FROM n""".formatted(MESSAGES + 999));
        }
    }
}
