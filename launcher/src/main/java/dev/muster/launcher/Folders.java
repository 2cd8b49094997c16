package dev.muster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where runs keep what they leave behind. */
final class Folders {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss");

    private Folders() {}

    /** A new folder in {@code data}, named after what runs and when it began. */
    static Path fresh(Path data, String what, InstantSource clock) {
        String name = what + "-" + NAME.format(clock.instant().atZone(ZoneId.systemDefault()));
        try {
            Files.createDirectories(data);
            Path folder = data.resolve(name);
            for (int number = 2; Files.exists(folder); number++) {
                folder = data.resolve(name + "-" + number);
            }
            return Files.createDirectory(folder).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder %s cannot be written".formatted(data), e);
        }
    }
}
