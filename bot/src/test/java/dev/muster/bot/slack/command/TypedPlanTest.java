package dev.muster.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.muster.bot.time.TimeAhead;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed behind propose; 13:20 it is. */
class TypedPlanTest {
    private static final Instant NOW = Instant.parse("2026-03-02T13:20:00Z");

    private static TypedPlan read(String line) {
        return TypedPlan.read(line, said -> TimeAhead.atEnd(said, NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"restart web 3m;PT3M", "restart web 3 minutes;PT3M", "restart web 3 min.;PT3M",
            "restart web five minutes;PT5M", "restart web, 3 min;PT3M", "restart web for 3 min;PT3M", "restart web for 3m;PT3M",
            "restart web for five minutes;PT5M", "restart web half an hour;PT30M",
            "restart web an hour and a half;PT1H30M", "restart web 1h 30m;PT1H30M", "restart web 1 h 30 min;PT1H30M",
            "restart web 1 min 30 s;PT1M30S", "restart web until 14:30;PT1H10M", "restart web by 14:30;PT1H10M",
            "restart web till 2pm;PT40M", "restart web, until 14:30 UTC;PT1H10M", "restart web no later than 13:30;PT10M"})
    void how_long_one_may_object_ends_the_line(String line, Duration window) {
        assertThat(read(line).plan().plan()).isEqualTo("restart web");
        assertThat(read(line).plan().risk()).isEmpty();
        assertThat(read(line).window().length()).contains(window);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"fail over 10m;fail over;PT10M", "fail over to eu 10 min;fail over to eu;PT10M",
            "scale to 10 3m;scale to 10;PT3M", "pause the deploys for 10 min 2m;pause the deploys for 10 min;PT2M",
            "pause the deploys for 10 min, 2 minutes;pause the deploys for 10 min;PT2M",
            "drain for an hour 3m;drain for an hour;PT3M", "hold until 14:30, by 13:30;hold until 14:30;PT10M",
            "pause the queue 10m;pause the queue;PT10M", "wait 10m;wait;PT10M", "pause deploys by 14:30;pause deploys;PT1H10M"})
    void what_else_the_plan_says_of_times_stays_in_it(String line, String plan, Duration window) {
        assertThat(read(line).plan().plan()).isEqualTo(plan);
        assertThat(read(line).window().length()).contains(window);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"risk: 10 min at reduced capacity 3m;10 min at reduced capacity;PT3M",
            "risk: slow for an hour 3m;slow for an hour;PT3M", "risk: sessions drop, 3 minutes;sessions drop;PT3M",
            "risk: sessions drop, until 14:30;sessions drop;PT1H10M", "risk: down 1 h 3m;down 1 h;PT3M"})
    void behind_a_risk_one_word_is_the_window_or_what_a_comma_sets_apart(String typed, String risk, Duration window) {
        TypedPlan read = read("restart web, " + typed);
        assertThat(read.plan().plan()).isEqualTo("restart web");
        assertThat(read.plan().risk()).contains(risk);
        assertThat(read.window().length()).contains(window);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scale to 10", "restart pod 7", "restart web 10", "increase the pool by 9", "restart web by 9",
            "restart web until 9", "pause the deploys for 10 min", "drain node 3 for 10m", "wait 10 minutes",
            "do nothing for 10 min", "keep the pool at 50 until 14:30", "block the address until 2pm", "set the timeout to 30s",
            "restart in 10 minutes", "restart within 10 min", "look at the last 10 minutes", "restart every 5 min",
            "revert what was merged before 14:30", "spread it over 10 minutes", "restart web in 3m", "restart web at 14:30",
            "keep it up until 13:00", "3 minutes", "until 14:30", "", "for 3 min"})
    void what_belongs_to_the_plan_is_no_window(String line) {
        assertThat(read(line).window()).isEqualTo(new TypedWindow(line, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk: 10 min", "risk: 10m", "risk: slow for 10 minutes", "risk: errors 2 minutes",
            "risk: slow until 14:30", "risk: takes 10m", "risk: ten minutes of errors", "risk: slow, for 10 min"})
    void nor_is_what_belongs_to_the_risk(String risk) {
        TypedPlan read = read("restart web, " + risk);
        assertThat(read.window().length()).isEmpty();
        assertThat(read.plan().plan()).isEqualTo("restart web");
        assertThat(read.plan().risk()).contains(risk.substring("risk: ".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart web until 13:00", "restart web by 13:00", "restart web until tomorrow 14:30"})
    void an_end_that_is_over_or_far_off_is_refused(String line) {
        assertThat(read(line).window().refused()).isPresent();
    }
}
