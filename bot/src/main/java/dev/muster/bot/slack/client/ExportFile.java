package dev.muster.bot.slack.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that is ready to be shared.
 *
 * @param filename with its ending; also its title in Slack
 * @param length   in bytes, exactly what {@code open} yields
 * @param open     opens its bytes; may be called again after a failure
 * @param discard  what is to be done when nobody needs it any more
 */
public record ExportFile(String filename, long length, Bytes open, Runnable discard) implements AutoCloseable {
    public ExportFile {
        if (filename.isBlank() || length < 1) {
            throw new IllegalArgumentException("file: '%s' of %d bytes (expected: a name and bytes)".formatted(filename, length));
        }
    }

    @Override
    public void close() {
        discard.run();
    }

    /** Opens a stream; the caller closes it. */
    @FunctionalInterface
    public interface Bytes {
        InputStream get() throws IOException;
    }
}
