package dev.muster.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that the bot is told: a file of eight bytes, shared with it in memory, so that both live in the same story. */
public final class LentTime {
    private static final VarHandle MICROS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Path file;
    private final MappedByteBuffer shared;

    private LentTime(Path file, MappedByteBuffer shared) {
        this.file = file;
        this.shared = shared;
    }

    /** A new file in {@code folder} that says {@code start}. */
    public static LentTime in(Path folder, Instant start) {
        try {
            Path file = Files.createDirectories(folder).resolve("clock");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                LentTime time = new LentTime(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
                time.set(start);
                return time;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the clock for the bot cannot be written", e);
        }
    }

    public Path file() {
        return file;
    }

    /** The bot sees it at once. */
    public void set(Instant now) {
        MICROS.setVolatile(shared, 0, ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }
}
