package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    private static final String PIECES = "0123456789dhms mMH-+.:\u00a0\u0663é";

    @ParameterizedTest
    @CsvSource({"90s,90", "6s,6", "2m,120", "10,600", "1h30m,5400", "1h 30m,5400", "1 h 30 m,5400", "3d,259200", "2M,120",
            "' 2m ',120", "0,0", "0s,0", "1d2h3m4s,93784"})
    void a_length_of_time_is_read(String written, long seconds) {
        assertThat(Durations.parse(written)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "m", "2x", "-2m", "2m1h", "1.5h", "2m2m", "1 0m", "10 5", "٣m", "12345678s", "1:30", "PT2M"})
    void anything_else_is_no_length_of_time(String written) {
        assertThat(Durations.parse(written)).isEmpty();
    }

    @Test
    void what_is_written_is_read_back() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            Duration length = Duration.ofSeconds(random.nextLong(9_999L * 86_400)).plusMillis(random.nextInt(1000));

            assertThat(Durations.parse(Durations.format(length))).contains(Duration.ofSeconds(length.toSeconds()));
        }
        assertThat(Durations.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(Durations.format(Duration.ZERO)).isEqualTo("0s");
    }

    @Test
    void reading_never_throws() {
        Random random = new Random(6);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(14);
            for (int j = 0; j < length; j++) {
                text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
            Durations.parse(text.toString()).ifPresent(read -> assertThat(read).isGreaterThanOrEqualTo(Duration.ZERO));
        }
    }
}
