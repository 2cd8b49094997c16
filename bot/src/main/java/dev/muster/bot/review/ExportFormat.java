package dev.muster.bot.review;

import java.util.Locale;
import java.util.Optional;

/** The forms in which an export can be had. */
public enum ExportFormat {
    /** A report to read. */
    MARKDOWN("md", "text/markdown; charset=utf-8"),
    /** The lossless master. */
    JSON("json", "application/json");

    private final String wireName;
    private final String mediaType;

    ExportFormat(String wireName, String mediaType) {
        this.wireName = wireName;
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

    /** The ending of a file's name, without the dot. */
    public String extension() {
        return wireName;
    }

    /** The content type as HTTP says it. */
    public String mediaType() {
        return mediaType;
    }
}
