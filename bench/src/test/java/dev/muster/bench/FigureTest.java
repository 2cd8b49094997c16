package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void what_has_to_be_at_least_holds_at_the_limit_and_not_below() {
        assertThat(Figure.atLeast(0.5, "appends", "/s", 50, 100).holds()).isTrue();
        assertThat(Figure.atLeast(0.5, "appends", "/s", 49, 100).holds()).isFalse();
    }

    @Test
    void what_may_be_at_most_holds_at_the_limit_and_not_above() {
        assertThat(Figure.atMost(4, "export", "s", 4, 1).holds()).isTrue();
        assertThat(Figure.atMost(4, "export", "s", 4.1, 1).holds()).isFalse();
    }

    @Test
    void a_row_says_what_was_measured_against_what() {
        assertThat(Figure.atMost(1.5, "Declaring", "ms", 3, 1.5).row())
                .isEqualTo("| Declaring | 3.00 ms | 1.50 ms | **2.00** | ≤ 1.50 | **no** |");
        assertThat(Figure.atLeast(0.25, "Messages", "/s", 12_345.6, 24_691.2).row())
                .isEqualTo("| Messages | 12,346 /s | 24,691 /s | **0.50** | ≥ 0.25 | yes |");
    }

    @Test
    void the_middle_of_several_measurements_counts() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }
}
