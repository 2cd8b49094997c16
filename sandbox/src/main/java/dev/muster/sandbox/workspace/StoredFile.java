package dev.muster.sandbox.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** An uploaded file; {@code channels} is where it was shared. */
public record StoredFile(String id, String name, String title, String mimetype, int size, String user, Instant createdAt,
        List<String> channels) {
    public StoredFile {
        channels = List.copyOf(channels);
    }

    /** The extension, which Slack takes as the type; {@code binary} where there is none. */
    public String filetype() {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot == name.length() - 1 ? "binary" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
