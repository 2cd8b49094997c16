package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAheadTest {
    private static final Instant NOW = Instant.parse("2026-03-02T13:20:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int LINES = Integer.getInteger("muster.fuzz", 1_000_000);
    private static final List<ZoneId> ZONES = List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/St_Johns"),
            ZoneId.of("Pacific/Kiritimati"));
    /** Of these, what people type is made, and what they never would. */
    private static final List<String> PIECES = List.of("10", "1", "5", "90", "0", "24", "99999", "1.5", "1,5", "m", "min",
            "minutes", "h",
            "hour", "hours", "s", "sec", "d", "half", "a half", "an hour", "quarter of an hour", "half an hour", "and a half",
            "an hour and a half", "ten minutes", "forty-five", "1h30", "1h30m", "by", "until", "till", "before", "at", "for",
            "in",
            "within", "the next", "about", "~", "14:30", "3pm", "3 p.m.", "25:00", "13pm", "noon", "eod", "end of day", "today",
            "tomorrow", "tomorrow 9", "utc", "UTC", ":", ".", ",", "#3", "restart pods", "\u00a0", "\u202f", "\u200b", "“", "”",
            "’",
            "—", "–", "٣", "\ud83d\ude00", "\ud83d", "é", "İ", "ſ", "\u0000", "\n", "\t", "<@U1>", "999999999999999999999",
            "-10m", "+5", "$1", "\\", "(", "]", "1e9", "½");

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
            line.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return line.toString();
    }

    @Test
    void whatever_is_typed_it_is_read_and_what_is_echoed_means_the_same() {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < LINES; i++) {
            String line = line(random);
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant now = NOW.plusSeconds(random.nextInt(86_400));
            TimeAhead said = random.nextBoolean()
                    ? TimeAhead.atEnd(line, now, zone)
                    : TimeAhead.atEndOrNumber(line, now, zone);
            if (said instanceof TimeAhead.Until until) {
                read++;
                if (i % 8 == 0) {
                    echoes(until, now, zone, line);
                }
                assertThat(until.length().isNegative() || until.length().compareTo(TimeAhead.FURTHEST) > 0).as(line).isFalse();
            }
        }
        assertThat(read).isGreaterThan(LINES / 20);
    }

    /** The end as clocks show it, and the length as it is spoken. */
    private static void echoes(TimeAhead.Until until, Instant now, ZoneId zone, String line) {
        // Of a clock without its day only what is less than half a day off is certain.
        if (until.length().compareTo(Duration.ofHours(11)) < 0) {
            String clock = "do it until " + DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC).format(until.at())
                    + " UTC";
            assertThat(TimeAhead.atEnd(clock, now, zone)).as("%s: %s", line, clock)
                    .isInstanceOfSatisfying(TimeAhead.Until.class, same -> {
                        assertThat(same.at()).isEqualTo(until.at().truncatedTo(ChronoUnit.SECONDS));
                        assertThat(same.rest()).isEqualTo("do it");
                    });
        }
        String spoken = Durations.spoken(until.length());
        Duration unit = until.length().compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
        Duration rounded = unit.multipliedBy(until.length().dividedBy(unit));
        assertThat(TimeAhead.atEnd("do it " + spoken, now, zone)).as("%s: %s", line, spoken)
                .isInstanceOfSatisfying(TimeAhead.Until.class, same -> assertThat(same.length()).isEqualTo(rounded));
    }

    @ParameterizedTest
    @CsvSource({"by 14:30,PT1H10M", "until 14:30:15,PT1H10M15S", "until 14:30:15 UTC,PT1H10M15S", "by 3pm,PT1H40M",
            "for half an hour,PT30M", "1h30,PT1H30M", "an hour and a half,PT1H30M", "quarter of an hour,PT15M",
            "ten minutes,PT10M", "by 13:20:30,PT30S"})
    void a_time_at_the_end_is_read(String typed, Duration length) {
        assertThat(TimeAhead.atEnd("find the cause " + typed, NOW, ZoneOffset.UTC))
                .isEqualTo(new TimeAhead.Until(NOW.plus(length), length, "find the cause"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by 14:61", "until 14:30:75", "by 25:00", "by 13pm", "restart node 14:30"})
    void what_is_no_time_is_none(String typed) {
        assertThat(TimeAhead.atEnd(typed, NOW, ZoneOffset.UTC)).isEqualTo(new TimeAhead.None());
    }

    @ParameterizedTest
    @CsvSource({"half an hour,PT30M,''", "find the cause half an hour,PT30M,find the cause", "1 h 30 m,PT1H30M,''",
            "three quarters of an hour,PT45M,''", "an hour and a half,PT1H30M,''", "for half an hour,PT30M,''", "20m,PT20M,''",
            "ten minutes,PT10M,''", "look at the half in an hour,PT1H,look at the half", "by 12:30,PT30M,''"})
    void a_length_at_the_end_is_read_whole(String line, Duration length, String rest) {
        assertThat(TimeAhead.atEnd(line, NOON, ZoneOffset.UTC)).isEqualTo(new TimeAhead.Until(NOON.plus(length), length, rest));
    }
}
