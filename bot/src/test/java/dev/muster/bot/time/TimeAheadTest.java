package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
            "-10m", "+5", "$1", "\\", "(", "]", "1e9", "½", "twenty", "five", "and", "thirty minutes", "by 9", "midnight",
            "another");

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
            line.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return line.toString();
    }

    @Test
    void whatever_is_typed_it_is_read_and_its_length_written_out_means_the_same() {
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
                    String exact = Durations.exact(until.length());
                    assertThat(TimeAhead.atEnd("do it " + exact, now, zone)).as("%s: %s", line, exact)
                            .isInstanceOfSatisfying(TimeAhead.Until.class,
                                    same -> assertThat(same.length()).isEqualTo(until.length().truncatedTo(ChronoUnit.SECONDS)));
                }
                assertThat(until.length().isNegative() || until.length().compareTo(TimeAhead.FURTHEST) > 0).as(line).isFalse();
            }
        }
        assertThat(read).isGreaterThan(LINES / 20);
    }

    @ParameterizedTest
    @CsvSource({"by 14:30,PT1H10M", "until 14:30:15,PT1H10M15S", "until 14:30:15 UTC,PT1H10M15S", "by 3pm,PT1H40M",
            "for half an hour,PT30M", "1h30,PT1H30M", "an hour and a half,PT1H30M", "quarter of an hour,PT15M",
            "ten minutes,PT10M", "by 13:20:30,PT30S"})
    void a_time_at_the_end_is_read(String typed, Duration length) {
        reads(TimeAhead.atEnd("find the cause " + typed, NOW, ZoneOffset.UTC), length, "find the cause");
    }

    private static void reads(TimeAhead said, Duration length, String rest) {
        assertThat(said).isInstanceOfSatisfying(TimeAhead.Until.class, until -> {
            assertThat(until.length()).isEqualTo(length);
            assertThat(until.rest()).isEqualTo(rest);
        });
    }

    /** What V4 names, and what comes with it; 13:20 it is. */
    @ParameterizedTest
    @CsvSource({"10m,PT10M", "10 min,PT10M", "10 mins.,PT10M", "ten minutes,PT10M", "half an hour,PT30M", "a half hour,PT30M",
            "half-an-hour,PT30M", "1h30,PT1H30M", "1 h 30 min,PT1H30M", "an hour and a half,PT1H30M",
            "one and a half hours,PT1H30M",
            "1.5 hours,PT1H30M", "quarter of an hour,PT15M", "a quarter of an hour,PT15M", "three quarters of an hour,PT45M",
            "an hour and a quarter,PT1H15M", "twenty five minutes,PT25M", "twenty-five minutes,PT25M", "forty-five min,PT45M",
            "one hour thirty minutes,PT1H30M", "one hour thirty,PT1H30M", "an hour 30,PT1H30M", "an hour and ten minutes,PT1H10M",
            "two hours and five minutes,PT2H5M", "'1 hour, 30 minutes',PT1H30M", "90 s,PT1M30S", "1 min 30 s,PT1M30S",
            "a minute and a half,PT1M30S", "half a minute,PT30S", "1m30,PT1M30S", "by 14:30,PT1H10M", "until 3pm,PT1H40M",
            "until 3 p.m.,PT1H40M", "by 9,PT19H40M", "until 15,PT1H40M", "before 9 o'clock,PT19H40M", "by 9 tomorrow,PT19H40M",
            "tomorrow 9,PT19H40M", "tomorrow at 9,PT19H40M", "by tomorrow 9,PT19H40M", "tomorrow 9:30,PT20H10M", "eod,PT4H40M",
            "by eod,PT4H40M", "by the end of the day,PT4H40M", "by midnight,PT10H40M", "for about the next half an hour,PT30M",
            "in twenty five minutes,PT25M", "~10m,PT10M"})
    void all_that_people_say_is_read(String typed, Duration length) {
        reads(TimeAhead.atEnd("find the cause " + typed, NOW, ZoneOffset.UTC), length, "find the cause");
        assertThat(TimeAhead.whole(typed, NOW, ZoneOffset.UTC)).as("alone").isInstanceOfSatisfying(TimeAhead.Until.class,
                until -> assertThat(until.length()).isEqualTo(length));
    }

    @ParameterizedTest
    @CsvSource({"10,PT10M", "ten,PT10M", "another 20,PT20M", "about 20,PT20M", "give me 20 more minutes please,PT20M",
            "half an hour more,PT30M", "14:30,PT1H10M", "3pm,PT1H40M", "eod,PT4H40M", "I need twenty five,PT25M",
            "until 14:30:15 UTC,PT1H10M15S", "end of day,PT4H40M", "9 tomorrow,PT19H40M"})
    void alone_a_time_needs_no_word_before_it(String typed, Duration length) {
        assertThat(TimeAhead.whole(typed, NOW, ZoneOffset.UTC)).isInstanceOfSatisfying(TimeAhead.Until.class,
                until -> assertThat(until.length()).isEqualTo(length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time on node 3", "", "a while", "node 3", "20 minutes to look at node 3", "20 or 30", "3 and 4",
            "1:2",
            "more", "an", "by", "25:00"})
    void what_is_more_than_a_time_or_less_is_none(String typed) {
        assertThat(TimeAhead.whole(typed, NOW, ZoneOffset.UTC)).isEqualTo(new TimeAhead.None());
    }

    @ParameterizedTest
    @CsvSource({"find the cause 10,10", "find the cause for 10,10", "look in 15,15", "'find the cause, 10',10", "Look 5,5", "7,7",
            "check with <@U1> 5,5"})
    void a_last_number_is_minutes_behind_an_ordinary_word(String line, int minutes) {
        assertThat(TimeAhead.atEndOrNumber(line, NOW, ZoneOffset.UTC)).isInstanceOfSatisfying(TimeAhead.Until.class,
                until -> assertThat(until.length()).isEqualTo(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scale web to 10", "restart pods 3 and 4", "restart pods 3, 4", "restart pod 7", "upgrade to Java 21",
            "roll back Postgres 16", "increase the pool by 10", "scale it down by 9", "keep the replicas at 3", "half of 10",
            "restart web-1 2", "close ticket 4711", "call 8080", "the top 5", "3 of 4", "scale replicas 0"})
    void a_number_that_counts_something_else_is_left_where_it_is(String line) {
        assertThat(TimeAhead.atEndOrNumber(line, NOW, ZoneOffset.UTC)).isEqualTo(new TimeAhead.None());
    }

    @Test
    void what_is_over_or_far_off_is_told_apart_from_what_happened_then() {
        assertThat(TimeAhead.atEnd("find it by 13:00", NOW, ZoneOffset.UTC))
                .isEqualTo(new TimeAhead.OutOfReach("by 13:00", true));
        assertThat(TimeAhead.atEnd("find it 30h", NOW, ZoneOffset.UTC)).isEqualTo(new TimeAhead.OutOfReach("30h", false));
        assertThat(TimeAhead.atEnd("find it tomorrow 14", NOW, ZoneOffset.UTC))
                .isEqualTo(new TimeAhead.OutOfReach("tomorrow 14", false));
        assertThat(TimeAhead.atEnd("find out what happened at 13:05", NOW, ZoneOffset.UTC)).isEqualTo(new TimeAhead.None());
        assertThat(TimeAhead.whole("eod", NOW.plus(Duration.ofHours(6)), ZoneOffset.UTC))
                .isEqualTo(new TimeAhead.OutOfReach("eod", true));
    }

    /** In Berlin the clocks go from 03:00 back to 02:00 on 25 October 2026, and from 02:00 on to 03:00 on 29 March. */
    @Test
    void in_the_hour_that_comes_twice_the_one_still_to_come_is_meant() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant first = Instant.parse("2026-10-25T00:10:00Z");
        assertThat(at("by 02:30", first, berlin)).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(at("by 02:30", Instant.parse("2026-10-25T00:40:00Z"), berlin)).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(TimeAhead.atEnd("by 02:30", Instant.parse("2026-10-25T01:40:00Z"), berlin))
                .isInstanceOf(TimeAhead.OutOfReach.class);
        assertThat(at("by 3", first, berlin)).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void an_hour_that_is_skipped_is_the_one_behind_it_and_says_so() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant now = Instant.parse("2026-03-29T00:10:00Z");
        assertThat(at("by 02:30", now, berlin)).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(((TimeAhead.Until) TimeAhead.atEnd("by 02:30", now, berlin)).skipped()).isTrue();
        assertThat(((TimeAhead.Until) TimeAhead.atEnd("by 03:30", now, berlin)).skipped()).isFalse();
    }

    private static String at(String said, Instant now, ZoneId zone) {
        return ((TimeAhead.Until) TimeAhead.atEnd(said, now, zone)).at().toString();
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
        reads(TimeAhead.atEnd(line, NOON, ZoneOffset.UTC), length, rest);
    }
}
