package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** 14:00 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-03-02T13:00:00Z");
    private static final List<String> PIECES = List.of("13:20", "yesterday", "today", "ago", " ", " ", "an", "hour", "half",
            "and",
            "a", "20", "min", "1h30", "2026-03-02", "T", "Z", "UTC", "+02:00", "pm", "am", "noon", "now", ":", "-", "99", "é",
            "٣",
            "Europe/Berlin", "CET", "EST", "(", ",", "at", "<@U1>", "🐟", "\u00a0");

    @ParameterizedTest
    @CsvSource({"13:20,2026-03-02T12:20:00Z", "at 13:20,2026-03-02T12:20:00Z", "1:20pm,2026-03-02T12:20:00Z",
            "1:20 p.m.,2026-03-02T12:20:00Z", "1 pm,2026-03-02T12:00:00Z", "12am,2026-03-01T23:00:00Z",
            "noon,2026-03-02T11:00:00Z", "13:20:05,2026-03-02T12:20:05Z", "14:00,2026-03-02T13:00:00Z",
            "yesterday 23:50,2026-03-01T22:50:00Z", "yesterday at 23:50,2026-03-01T22:50:00Z",
            "today 13:20,2026-03-02T12:20:00Z", "2026-03-02 13:20,2026-03-02T12:20:00Z", "2026-03-02T13:20Z,2026-03-02T13:20:00Z",
            "2025-07-02 13:20,2025-07-02T11:20:00Z", "13:20 UTC,2026-03-01T13:20:00Z", "12:20 utc,2026-03-02T12:20:00Z",
            "13:20 CET,2026-03-02T12:20:00Z", "13:20 CEST,2026-03-02T11:20:00Z", "13:20 +02:00,2026-03-02T11:20:00Z",
            "13:20+0200,2026-03-02T11:20:00Z", "07:20-05,2026-03-02T12:20:00Z", "07:20 -0500,2026-03-02T12:20:00Z",
            "07:20 UTC-5,2026-03-02T12:20:00Z", "07:20-05:00,2026-03-02T12:20:00Z", "18:05 +05:45,2026-03-02T12:20:00Z",
            "2026-03-02T09:20-10:00,2026-03-02T19:20:00Z", "07:20 America/New_York,2026-03-02T12:20:00Z",
            "20 min ago,2026-03-02T12:40:00Z", "20 minutes ago,2026-03-02T12:40:00Z", "20m ago,2026-03-02T12:40:00Z",
            "an hour ago,2026-03-02T12:00:00Z", "half an hour ago,2026-03-02T12:30:00Z",
            "an hour and a half ago,2026-03-02T11:30:00Z", "1h30 ago,2026-03-02T11:30:00Z", "1h30m ago,2026-03-02T11:30:00Z",
            "1 hour and 5 minutes ago,2026-03-02T11:55:00Z", "two days ago,2026-02-28T13:00:00Z", "90 s ago,2026-03-02T12:58:30Z",
            "about 20 min ago,2026-03-02T12:40:00Z", "now,2026-03-02T13:00:00Z", "just now,2026-03-02T13:00:00Z"})
    void a_point_in_time_is_read_in_the_writers_zone(String written, Instant at) {
        assertThat(PointInTime.read(written, NOW, BERLIN).map(PointInTime::at)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "25:00", "13:60", "13:20:60", "0:30pm", "13pm", "2026-02-30 13:20", "2026-13-01 10:00", "13",
            "1320", "13.20", "20 min", "ago", "and ago", "five", "half ago", "13:20 EST", "13:20 JST", "yesterday", "2026-03-02",
            "13:20 and more", "13:20x", "13:20 +99", "at", "<!date^1^x|y>", "1:2", "soon", "13:20-13:40", "13:20 -13:40",
            "13:20 - 13:40", "13:20 – 13:40", "09:20-10:00", "13:20-2", "13:20 -2 nodes", "13:20 +02", "13:20+05:10", "13:20-13",
            "13:20 UTC+15", "٣:20"})
    void anything_else_is_none(String written) {
        assertThat(PointInTime.read(written, NOW, BERLIN)).isEmpty();
    }

    @Test
    void a_length_of_time_is_not_meant_to_the_fraction_of_a_second() {
        Instant odd = NOW.plusNanos(123_456_789);
        assertThat(PointInTime.read("20 min ago", odd, BERLIN).orElseThrow().at()).isEqualTo("2026-03-02T12:40:00Z");
        assertThat(PointInTime.read("now", odd, BERLIN).orElseThrow().at()).isEqualTo("2026-03-02T13:00:00.123456Z");
    }

    @Test
    void a_time_that_is_still_to_come_today_is_yesterdays_and_says_so() {
        PointInTime late = PointInTime.read("14:01", NOW, BERLIN).orElseThrow();
        assertThat(late.yesterday()).isTrue();
        assertThat(late.at()).isEqualTo("2026-03-01T13:01:00Z");
        assertThat(PointInTime.read("14:00", NOW, BERLIN).orElseThrow().yesterday()).isFalse();
        assertThat(PointInTime.read("today 14:01", NOW, BERLIN).orElseThrow().at()).isAfter(NOW);
        assertThat(PointInTime.read("tomorrow 10:00", NOW, BERLIN).orElseThrow().at()).isAfter(NOW);
    }

    @ParameterizedTest
    @CsvSource({"at 13:20 rolled back,rolled back", "13:20: rolled back,rolled back", "20 min ago - by a rollback,by a rollback",
            "13:20 UTC the vendor,the vendor", "yesterday 23:50,''", "now it is fine,it is fine"})
    void what_stands_behind_it_is_kept(String written, String rest) {
        assertThat(PointInTime.leading(written, NOW, BERLIN).map(PointInTime::rest)).contains(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at the gateway", "rolled back at 13:20", "at 5 nodes", "nowhere", "13:20 EST rolled back",
            "at 14:05 -2 nodes are back",
            "13:20-13:40 the queue drained", "13:20 - 13:40 the queue drained"})
    void a_sentence_that_begins_otherwise_is_no_time(String written) {
        assertThat(PointInTime.leading(written, NOW, BERLIN)).isEmpty();
    }

    @Test
    void whatever_is_written_out_is_read_back_in_every_zone() {
        List<String> zones = List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland",
                "America/St_Johns");
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Instant now = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
            Instant at = now.minusSeconds(random.nextInt(86_400)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
            LocalDateTime there = LocalDateTime.ofInstant(at, zone);
            if (zone.getRules().getValidOffsets(there).size() != 1) {
                continue;
            }
            String dated = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(there);
            assertThat(PointInTime.read(dated, now, zone).orElseThrow().at()).isEqualTo(at);
            assertThat(PointInTime.read(dated.substring(11) + " UTC", now, zone).orElseThrow().at())
                    .isEqualTo(PointInTime.read(dated.substring(11), now, ZoneOffset.UTC).orElseThrow().at());
            PointInTime bare = PointInTime.read(dated.substring(11), now, zone).orElseThrow();
            assertThat(bare.at()).isBetween(now.minus(Duration.ofHours(26)), now);
            assertThat(LocalDateTime.ofInstant(bare.at(), zone).toLocalTime().getMinute()).isEqualTo(there.getMinute());
        }
    }

    @Test
    void reading_never_throws_and_only_a_date_leads_into_the_future() {
        Random random = new Random(12);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(7);
            for (int j = 0; j < pieces; j++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String written = text.toString();
            PointInTime.leading(written, NOW, BERLIN).filter(point -> point.at().isAfter(NOW))
                    .ifPresent(point -> assertThat(written).containsPattern("(?i)tomorrow|today|\\d{4}-"));
        }
        assertThat(PointInTime.leading("1 h ".repeat(50_000), NOW, BERLIN)).isEmpty();
        assertThat(PointInTime.leading("9".repeat(100_000) + ":20", NOW, BERLIN)).isEmpty();
    }

    /** In Berlin the clocks go from 03:00 back to 02:00 on 25 October 2026, and from 02:00 on to 03:00 on 29 March. */
    @ParameterizedTest
    @CsvSource({"02:30,2026-10-25T01:40:00Z,2026-10-25T01:30:00Z", "02:30,2026-10-25T01:10:00Z,2026-10-25T00:30:00Z",
            "02:30,2026-10-25T00:10:00Z,2026-10-24T00:30:00Z", "yesterday 02:30,2026-10-26T10:00:00Z,2026-10-25T01:30:00Z"})
    void in_the_hour_that_came_twice_the_last_one_that_is_over_is_meant(String written, Instant now, Instant at) {
        assertThat(PointInTime.read(written, now, BERLIN).map(PointInTime::at)).contains(at);
    }

    @Test
    void an_hour_that_was_skipped_is_the_one_behind_it_and_says_so() {
        Instant now = Instant.parse("2026-03-29T04:00:00Z");
        PointInTime skipped = PointInTime.read("02:30", now, BERLIN).orElseThrow();
        assertThat(skipped.at()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(skipped.skipped()).isTrue();
        assertThat(PointInTime.read("03:30", now, BERLIN).orElseThrow().skipped()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"twenty five minutes ago,2026-03-02T12:35:00Z", "an hour 30 ago,2026-03-02T11:30:00Z",
            "a quarter of an hour ago,2026-03-02T12:45:00Z"})
    void spelled_out_lengths_count_back_too(String written, Instant at) {
        assertThat(PointInTime.read(written, NOW, BERLIN).map(PointInTime::at)).contains(at);
    }
}
