package dev.muster.bot.review;

import java.util.Locale;
import java.util.Optional;

/** The forms in which an export can be had. */
public enum ExportFormat {
    /** A report to edit. */
    MARKDOWN("md", "md", "text/markdown; charset=utf-8"),
    /** A page to read, to print and to send. */
    HTML("html", "html", "text/html; charset=utf-8"),
    /** The lossless master. */
    JSON("json", "json", "application/json"),
    /** A table a file, for spreadsheets; packed where it must be one file. */
    CSV("csv", "csv.zip", "application/zip");

    private final String wireName;
    private final String extension;
    private final String mediaType;

    ExportFormat(String wireName, String extension, String mediaType) {
        this.wireName = wireName;
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Reads the {@link #wireName}, without regard to case; empty for anything else. */
    public static Optional<ExportFormat> parse(String written) {
        String wanted = written.strip().toLowerCase(Locale.ROOT);
        for (ExportFormat format : values()) {
            if (format.wireName.equals(wanted)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** What people type and addresses say, such as {@code md}. */
    public String wireName() {
        return wireName;
    }

    /** The ending of a file's name, without the first dot. */
    public String extension() {
        return extension;
    }

    /** The content type as HTTP says it. */
    public String mediaType() {
        return mediaType;
    }
}
