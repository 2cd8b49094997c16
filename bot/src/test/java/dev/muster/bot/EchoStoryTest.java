package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.time.TimeAhead;
import org.junit.jupiter.api.Test;

/** What the bot answers about a time, typed back, means the same: of the very answers that people get. */
class EchoStoryTest extends WorkStory {
    /** What V4 names, and more that people say; 03:00 UTC it is. */
    private static final List<String> PHRASES = List.of("10m", "90s", "10 min", "ten minutes", "half an hour", "1h30",
            "an hour and a half", "quarter of an hour", "twenty five minutes", "one hour thirty minutes", "an hour 30",
            "by 14:30 UTC", "until 3pm UTC", "by 03:02:30 UTC", "tomorrow 2 UTC", "until 9", "eod", "7m30s",
            "23 hours 59 minutes");
    /** How people say how long one may object. */
    private static final List<String> WINDOWS = List.of("90s", "3m", "1h30", "10m", "1h", "3 minutes", "3 min", "for 3 min",
            "five minutes", "half an hour", "for an hour and a half", "1h 30m", "7m30s", "until 03:30 UTC", "by 03:30 UTC",
            "until 3:45am UTC", "by 03:32:30 UTC", "23 hours 59 minutes");
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
        for (String phrase : WINDOWS) {
            String answer = office.types(office.bob, room, "propose restart the pods " + phrase).shown();
            Instant end = window();
            meansTheSame(phrase, answer, end);
            typedBack("propose restart the pods ", answer, end);
        }
        String answer = office.types(office.bob, room, "propose restart the pods").shown();
        meansTheSame("2m", answer, office.clock.instant().plus(Duration.ofMinutes(2)));
        typedBack("propose restart the pods ", answer, window());
    }

    @Test
    void of_amend() {
        office.types(office.bob, room, "propose restart the pods");
        for (String phrase : WINDOWS) {
            String answer = office.types(office.bob, room, "amend restart the pods " + phrase).shown();
            Instant end = window();
            meansTheSame(phrase, answer, end);
            typedBack("amend restart the pods ", answer, end);
        }
    }

    /** The clock and the length that were told, each typed again behind the same plan. */
    private void typedBack(String line, String answer, Instant end) {
        Told told = told(answer);
        boolean soon = Duration.between(office.clock.instant(), end).compareTo(Duration.ofHours(11)) < 0;
        for (String again : soon ? List.of("until " + told.clock(), told.length()) : List.of(told.length())) {
            office.types(office.bob, room, line + again);
            assertThat(Duration.between(window(), end).abs()).as("%s%s: %s", line, again, answer)
                    .isLessThan(Duration.ofSeconds(70));
        }
    }

    /** The end of the newest proposal's window, whose plan is what was typed before the time. */
    private Instant window() {
        JsonNode decisions = office.export("INC-1").path("decisions");
        JsonNode newest = decisions.path(decisions.size() - 1);
        assertThat(newest.path("plan").asText()).isEqualTo("restart the pods");
        return Instant.parse(newest.path("closes_at").asText());
    }

    @Test
    void of_options() {
        for (String phrase : WINDOWS) {
            String answer = office.types(office.anna, room, "options roll back | restart web " + phrase).shown();
            Instant meant = ((TimeAhead.Until) TimeAhead.whole(phrase, office.clock.instant(), ZoneOffset.UTC)).at();
            meansTheSame(phrase, answer, meant);
            assertThat(office.ofKind(room, "muster_poll").getLast().everyText()).as(phrase).contains("2. restart web: *0*");
        }
        office.types(office.anna, room, "options roll back | wait 10 minutes");
        assertThat(office.ofKind(room, "muster_poll").getLast().everyText()).contains("2. wait 10 minutes: *0*");
    }

    @Test
    void of_a_decision_to_do_nothing() {
        for (String phrase : WINDOWS) {
            Instant meant = ((TimeAhead.Until) TimeAhead.whole(phrase, office.clock.instant(), ZoneOffset.UTC)).at();
            meansTheSame(phrase, office.types(office.anna, room, "decide do nothing " + phrase).shown(), meant);
        }
    }

    @Test
    void of_the_form_that_proposes() {
        for (String phrase : WINDOWS) {
            office.types(office.bob, room, "propose");
            submits(office.bob, Map.of("plan", "restart the pods", "window", phrase));
            meansTheSame(phrase, office.bob.directMessages().getLast().everyText(), window());
        }
        office.types(office.bob, room, "propose");
        submits(office.bob, Map.of("plan", "restart the pods", "window", "until 02:00 UTC"));
        assertThat(office.bob.form()).as("that is over").isPresent();
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
