package dev.muster.bot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;
import dev.muster.bot.review.Exports;

/** Where {@code muster export} writes to: the screen, a file, or a folder for the tables. */
sealed interface ExportTarget {
    void write(Exports exports, IncidentId id, ExportFormat format, ExportProfile profile) throws IOException;

    /** What {@code -o} means for this format: tables go into a folder unless the name ends in {@code .zip} or {@code .csv}. */
    static ExportTarget at(Path output, ExportFormat format) {
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (format != ExportFormat.CSV || name.endsWith(".zip")) {
            return new OneFile(output);
        }
        return name.endsWith(".csv") && !Files.isDirectory(output) ? new TimelineTable(output) : new Folder(output);
    }

    /** What the program prints. */
    record Screen(OutputStream to) implements ExportTarget {
        @Override
        public void write(Exports exports, IncidentId id, ExportFormat format, ExportProfile profile) throws IOException {
            exports.write(id, format, profile, to);
        }
    }

    /** A file with all of it. */
    record OneFile(Path file) implements ExportTarget {
        @Override
        public void write(Exports exports, IncidentId id, ExportFormat format, ExportProfile profile) throws IOException {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                exports.write(id, format, profile, to);
            }
        }
    }

    /** A file with the table that most people want. */
    record TimelineTable(Path file) implements ExportTarget {
        @Override
        public void write(Exports exports, IncidentId id, ExportFormat format, ExportProfile profile) throws IOException {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                exports.writeTimeline(id, profile, to);
            }
        }
    }

    /** A folder with a file for each table. */
    record Folder(Path folder) implements ExportTarget {
        @Override
        public void write(Exports exports, IncidentId id, ExportFormat format, ExportProfile profile) throws IOException {
            exports.writeTables(id, profile, folder);
        }
    }
}
