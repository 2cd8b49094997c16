package dev.muster.bot.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An export that lies in a temporary file until it is closed.
 *
 * @param length    in bytes
 * @param fileName  what to call it where it goes
 * @param mediaType the content type as HTTP says it
 */
public record TemporaryExport(Path path, long length, String fileName, String mediaType) implements AutoCloseable {
    /** Its bytes; may be opened again. The caller closes the stream. */
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    /** Its bytes once; the file goes when the stream is closed. */
    public InputStream openOnce() throws IOException {
        try {
            return Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be removed".formatted(path), e);
        }
    }
}
