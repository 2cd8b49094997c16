package dev.muster.bot.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doubles_from_a_second_to_five_minutes() {
        Backoff backoff = Backoff.patient(new Random(1));

        for (int failures = 1; failures <= 9; failures++) {
            Duration planned = Duration.ofSeconds(1L << (failures - 1));
            assertThat(backoff.after(failures)).as("after %d failures", failures).isBetween(planned.multipliedBy(3).dividedBy(4),
                    planned.multipliedBy(5).dividedBy(4));
        }
        for (int failures : new int[]{10, 50, Integer.MAX_VALUE}) {
            assertThat(backoff.after(failures)).isBetween(Duration.ofSeconds(225), Duration.ofMinutes(5));
        }
    }

    @Test
    void is_the_same_with_the_same_random_numbers_and_spread_with_others() {
        assertThat(Backoff.patient(new Random(7)).after(5)).isEqualTo(Backoff.patient(new Random(7)).after(5))
                .isNotEqualTo(Backoff.patient(new Random(8)).after(5));
    }

    @Test
    void refuses_bounds_that_make_no_sense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), new Random(1)))
                .hasMessageContaining("expected: 0 < first <= longest");
    }
}
