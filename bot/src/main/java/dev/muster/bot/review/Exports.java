package dev.muster.bot.review;

import java.io.IOException;
import java.io.OutputStream;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.IncidentStore;

/** Writes exports. */
public final class Exports {
    private final Export export;

    public Exports(Export export) {
        this.export = export;
    }

    /**
     * Writes the incident in this format, as UTF-8. Memory does not grow with the length of the record. The stream is
     * flushed and left open; nothing is written where there is no such incident.
     *
     * @throws IncidentStore.UnknownIncident when there is no such incident
     * @throws IOException                   when the stream does not take it
     */
    public void write(IncidentId id, ExportFormat format, OutputStream to) throws IOException {
        ExportMaster master = export.of(id);
        switch (format) {
            case JSON -> JsonExport.write(master, to);
            case MARKDOWN -> MarkdownExport.write(master, to);
        }
    }

    /** What a file with this export is called, such as {@code INC-12.md}. */
    public static String fileName(IncidentId id, ExportFormat format) {
        return id + "." + format.extension();
    }
}
