package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAheadTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"half an hour,PT30M,''", "find the cause half an hour,PT30M,find the cause", "1 h 30 m,PT1H30M,''",
            "three quarters of an hour,PT45M,''", "an hour and a half,PT1H30M,''", "for half an hour,PT30M,''", "20m,PT20M,''",
            "ten minutes,PT10M,''", "look at the half in an hour,PT1H,look at the half", "by 12:30,PT30M,''"})
    void a_length_at_the_end_is_read_whole(String line, Duration length, String rest) {
        assertThat(TimeAhead.atEnd(line, NOON, ZoneOffset.UTC)).isEqualTo(new TimeAhead.Until(NOON.plus(length), length, rest));
    }
}
