package dev.muster.bot.review;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.IncidentStore;

/** Writes exports. Memory does not grow with the length of the record. */
public final class Exports {
    private final Export export;
    private final ExportProgress progress;

    public Exports(Export export) {
        this(export, ExportProgress.silent());
    }

    /** {@code progress} hears how far each of them has come. */
    public Exports(Export export, ExportProgress progress) {
        this.export = export;
        this.progress = progress;
    }

    /** Writes the whole incident in this format, see {@link #write(IncidentId, ExportFormat, ExportProfile, OutputStream)}. */
    public void write(IncidentId id, ExportFormat format, OutputStream to) throws IOException {
        write(id, format, ExportProfile.FULL, to);
    }

    /**
     * Writes the incident in this format, text as UTF-8, as far as the profile shows it. The stream is flushed and left
     * open; nothing is written where there is no such incident.
     *
     * @throws IncidentStore.UnknownIncident when there is no such incident
     * @throws IOException                   when the stream does not take it
     */
    public void write(IncidentId id, ExportFormat format, ExportProfile profile, OutputStream to) throws IOException {
        ExportMaster master = export.of(id, profile, progress);
        switch (format) {
            case JSON -> JsonExport.write(master, to);
            case MARKDOWN -> MarkdownExport.write(master, to);
            case HTML -> HtmlExport.write(master, to);
            case CSV -> CsvExport.writePacked(master, to);
        }
    }

    /**
     * Writes the incident's tables into this folder, which is made where it is missing; tables of an earlier export are
     * replaced.
     *
     * @throws IncidentStore.UnknownIncident when there is no such incident
     * @throws IOException                   when the folder does not take them
     */
    public void writeTables(IncidentId id, ExportProfile profile, Path folder) throws IOException {
        CsvExport.writeInto(export.of(id, profile, progress), folder);
    }

    /** Writes the timeline alone as one table, otherwise as {@link #write(IncidentId, ExportFormat, ExportProfile, OutputStream)}. */
    public void writeTimeline(IncidentId id, ExportProfile profile, OutputStream to) throws IOException {
        CsvExport.writeTimeline(export.of(id, profile, progress), to);
    }

    /**
     * Writes the incident into a temporary file, so that its length is known and whoever takes it slowly holds nothing of
     * the store. Close it: the file goes then.
     *
     * @throws IncidentStore.UnknownIncident when there is no such incident
     * @throws IOException                   when there is no room for it
     */
    public TemporaryExport toTemporaryFile(IncidentId id, ExportFormat format, ExportProfile profile) throws IOException {
        Path path = Files.createTempFile("muster-export-", "." + format.wireName());
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(path))) {
                write(id, format, profile, to);
            }
            return new TemporaryExport(path, Files.size(path), fileName(id, format, profile), format.mediaType());
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** What a file with this export is called, such as {@code INC-12.md} or {@code INC-12-external.html}. */
    public static String fileName(IncidentId id, ExportFormat format, ExportProfile profile) {
        String part = profile == ExportProfile.FULL ? "" : "-" + profile.wireName();
        return id + part + "." + format.extension();
    }
}
