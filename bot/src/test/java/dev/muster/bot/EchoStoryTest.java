package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.time.TimeAhead;
import org.junit.jupiter.api.Test;

/** What the bot answers about a time, typed back, means the same: of the very answers that people get. */
class EchoStoryTest extends WorkStory {
    /** What V4 names, and more that people say; 03:00 UTC it is. */
    private static final List<String> PHRASES = List.of("10m", "90s", "10 min", "ten minutes", "half an hour", "1h30",
            "an hour and a half", "quarter of an hour", "twenty five minutes", "one hour thirty minutes", "an hour 30",
            "by 14:30 UTC", "until 3pm UTC", "by 03:02:30 UTC", "tomorrow 2 UTC", "until 9", "eod", "7m30s",
            "23 hours 59 minutes");
    private static final Pattern ECHO = Pattern.compile("<!date\\^(\\d+)\\^[^|]*\\|([^>]*)> \\(([^)]*)\\)");

    private record Told(Instant at, String clock, String length) {}

    private Told told(String answer) {
        Matcher echo = ECHO.matcher(answer);
        assertThat(echo.find()).as(answer).isTrue();
        return new Told(Instant.ofEpochSecond(Long.parseLong(echo.group(1))), echo.group(2), echo.group(3));
    }

    /** The clock to the minute that it shows, and the length exactly unless it only follows from a clock. */
    private void meansTheSame(String phrase, String answer, Instant end) {
        Instant now = office.clock.instant();
        Told told = told(answer);
        assertThat(Duration.between(told.at(), end).abs()).as(answer).isLessThan(Duration.ofSeconds(5));
        // A clock does not say which day; that is why the length stands beside it.
        if (Duration.between(now, end).compareTo(Duration.ofHours(11)) < 0) {
            assertThat(TimeAhead.whole("until " + told.clock(), now, ZoneOffset.UTC)).as("%s: %s", phrase, answer)
                    .isInstanceOfSatisfying(TimeAhead.Until.class,
                            same -> assertThat(Duration.between(same.at(), end).abs()).isLessThan(Duration.ofMinutes(1)));
        }
        Duration length = ((TimeAhead.Until) TimeAhead.whole(told.length(), now, ZoneOffset.UTC)).length();
        boolean byClock = phrase.matches("(?:by|until|tomorrow|eod).*");
        Duration off = Duration.between(now.plus(length), end).abs();
        assertThat(off).as("%s: %s", phrase, answer).isLessThan(byClock ? Duration.ofSeconds(70) : Duration.ofSeconds(5));
    }

    private Instant end(int number) {
        return Instant.parse(row(number).path("timebox_ends_at").asText());
    }

    @Test
    void of_assign() {
        int number = 0;
        for (String phrase : PHRASES) {
            String answer = assign("look at the logs " + phrase).shown();
            number++;
            assertThat(row(number).path("task").asText()).as(phrase).isEqualTo("look at the logs");
            meansTheSame(phrase, answer, end(number));
        }
    }

    @Test
    void of_assign_without_a_time() {
        String answer = assign("look at the logs").shown();
        assertThat(answer).contains("(10 min)");
        meansTheSame("10m", answer, end(1));
    }

    @Test
    void of_more_and_reassign() {
        assign("look at the logs");
        for (String phrase : PHRASES) {
            meansTheSame(phrase, office.types(office.bob, room, "more " + phrase).shown(), end(1));
        }
        meansTheSame("90s", office.types(office.anna, room, "reassign #1 " + office.carol.mention() + " 90s").shown(), end(1));
    }

    @Test
    void of_next_and_away() {
        for (String phrase : PHRASES) {
            Instant now = office.clock.instant();
            Instant meant = ((TimeAhead.Until) TimeAhead.whole(phrase, now, ZoneOffset.UTC)).at();
            if (Duration.between(now, meant).compareTo(Duration.ofMinutes(5)) > 0) {
                meansTheSame(phrase, office.types(office.anna, room, "next " + phrase).shown(), meant);
            }
            meansTheSame(phrase, office.types(office.bob, room, "away " + phrase).shown(), meant);
        }
    }

    @Test
    void of_propose() {
        for (String phrase : List.of("90s", "3m", "1h30", "10m", "1h")) {
            Instant meant = ((TimeAhead.Until) TimeAhead.whole(phrase, office.clock.instant(), ZoneOffset.UTC)).at();
            meansTheSame(phrase, office.types(office.bob, room, "propose restart the pods " + phrase).shown(), meant);
            office.types(office.bob, room, "undo");
        }
        meansTheSame("2m", office.types(office.bob, room, "propose restart the pods").shown(),
                office.clock.instant().plus(Duration.ofMinutes(2)));
    }

    @Test
    void more_asks_where_the_rest_is_no_time() {
        assign("look at the logs");
        Instant before = end(1);
        for (String typed : List.of("time on node 3", "20 minutes to look at node 3", "pods 3 and 4", "please")) {
            office.types(office.bob, room, "more " + typed);
            assertThat(office.bob.form().orElseThrow().callbackId()).as(typed).isEqualTo("assignment_more");
            office.bob.closes();
        }
        assertThat(end(1)).isEqualTo(before);
        for (String typed : List.of("another 20", "give me twenty five more minutes", "by 9", "about half an hour please")) {
            assertThat(office.types(office.bob, room, "more " + typed).shown()).as(typed).startsWith("Until ");
        }
    }
}
