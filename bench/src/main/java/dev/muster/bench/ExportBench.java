package dev.muster.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.review.Export;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.Exports;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.JooqIncidentStore;
import dev.muster.bot.storage.JooqPeople;
import dev.muster.bot.storage.JooqTimeline;

/** The export of a long record to JSON, against reading the same rows and dropping them. */
final class ExportBench implements Bench {
    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Figure> measure(Path folder, Effort effort) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("muster.db");
        Database.open(url).close();
        Store.addIncidents(url, List.of("C000000001"), Instant.parse("2026-03-02T03:00:00Z"));
        Store.addEntries(url, 1, 1, effort.messages(), Instant.parse("2026-03-02T03:00:00Z"));
        List<Double> oursAll = new ArrayList<>();
        List<Double> rawAll = new ArrayList<>();
        try (Database database = Database.open(url); Connection connection = Store.open(url)) {
            var incidents = new JooqIncidentStore(database, Clock.systemUTC(), () -> {});
            Export export = new Export(incidents, new JooqTimeline(database, false), new JooqPeople(database));
            exported(export, folder);
            read(connection);
            for (int round = 0; round < effort.rounds(); round++) {
                oursAll.add(seconds(() -> exported(export, folder)));
                rawAll.add(seconds(() -> read(connection)));
            }
        }
        return List.of(Figure.atMost(4, "Export of %,d entries to JSON, against a raw read of the same rows"
                .formatted(effort.messages()), "s", Medians.of(oursAll), Medians.of(rawAll)));
    }

    private static void exported(Export export, Path folder) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("export.json")))) {
            new Exports(export).write(new IncidentId(1), ExportFormat.JSON, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every column of every row, as its own type. */
    private static void read(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM timeline WHERE incident_id = 1 ORDER BY seq");
                OutputStream out = OutputStream.nullOutputStream()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object value = rows.getObject(column);
                    out.write(value == null ? 0 : value.hashCode());
                }
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
