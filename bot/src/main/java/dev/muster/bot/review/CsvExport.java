package dev.muster.bot.review;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The master as tables, a file each: in a folder, or packed into one file. */
final class CsvExport {
    /** Excel takes a file for UTF-8 only with it, and Excel is what opens these files. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** One time for all, so that the same tables make the same file. */
    private static final LocalDateTime PACKED_AT = LocalDateTime.of(2000, 1, 1, 0, 0);

    private CsvExport() {}

    /** Opens the file of a table, named without its ending; closed once the table is written. */
    @FunctionalInterface
    private interface TableFiles {
        OutputStream open(String table) throws IOException;
    }

    /** Writes a table to what is open for it. */
    @FunctionalInterface
    private interface Table {
        void write(Writer out) throws IOException;
    }

    static void writeInto(ExportMaster master, Path folder) throws IOException {
        Files.createDirectories(folder);
        all(master, table -> new BufferedOutputStream(Files.newOutputStream(folder.resolve(table + ".csv"))));
    }

    static void writePacked(ExportMaster master, OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        all(master, table -> {
            ZipEntry entry = new ZipEntry(table + ".csv");
            entry.setTimeLocal(PACKED_AT);
            zip.putNextEntry(entry);
            return new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                }
            };
        });
        // Only a whole one gets its table of contents; the stream is the caller's to close.
        zip.finish();
        zip.flush();
    }

    static void writeTimeline(ExportMaster master, OutputStream to) throws IOException {
        Writer out = writer(to);
        CsvTables.timeline(master, out);
        out.flush();
    }

    private static void all(ExportMaster master, TableFiles files) throws IOException {
        one(files, "incident", out -> CsvTables.incident(master, out));
        one(files, "severity_history", out -> CsvTables.severityHistory(master, out));
        one(files, "status_history", out -> CsvTables.statusHistory(master, out));
        one(files, "people", out -> CsvTables.people(master, out));
        one(files, "roles", out -> CsvTables.roles(master, out));
        one(files, "timeline", out -> CsvTables.timeline(master, out));
        for (String list : ExportMaster.LISTS) {
            if (!master.list(list).isEmpty()) {
                one(files, list, out -> CsvTables.list(master.list(list), out));
            }
        }
    }

    private static void one(TableFiles files, String table, Table content) throws IOException {
        try (Writer out = writer(files.open(table))) {
            content.write(out);
        }
    }

    private static Writer writer(OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        out.write(BYTE_ORDER_MARK);
        return out;
    }
}
