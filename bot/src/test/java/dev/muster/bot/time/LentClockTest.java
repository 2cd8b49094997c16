package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LentClockTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    @TempDir
    private Path folder = Path.of("");

    private Path lend(Instant time) throws IOException {
        Path file = folder.resolve("clock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            int unused = channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, time.toEpochMilli() * 1000), 0);
        }
        return file;
    }

    @Test
    void it_shows_the_time_that_stands_in_the_file() throws Exception {
        LentClock clock = LentClock.in(lend(NOON));
        assertThat(clock.instant()).isEqualTo(NOON);

        Path unused = lend(NOON.plusSeconds(60));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
        assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void whoever_sleeps_is_told_that_it_was_moved() throws Exception {
        LentClock clock = LentClock.in(lend(NOON));
        CountDownLatch told = new CountDownLatch(1);
        clock.whenMoved(told::countDown);

        Path unused = lend(NOON.plusSeconds(1));

        assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void without_its_file_it_says_which_is_missing() {
        Path gone = folder.resolve("gone");

        assertThatThrownBy(() -> LentClock.in(gone)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(gone.toString());
    }
}
