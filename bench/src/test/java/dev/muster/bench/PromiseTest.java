package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final Instant DUE = Instant.parse("2026-03-02T13:20:06Z");

    @Test
    void a_deadline_promises_that_silence_decides_or_that_somebody_is_asked() {
        assertThat(Promise.of("C1", "proposal_closes", "3", DUE)).contains(new Promise("C1", "proposal:3 decided", DUE));
        assertThat(Promise.of("C1", "assignment_time_up", "4", DUE)).contains(new Promise("C1", "assignment:4 progress", DUE));
        assertThat(Promise.of("C1", "assignment_unacknowledged", "4", DUE))
                .contains(new Promise("C1", "assignment:4 acknowledge", DUE));
        assertThat(Promise.of("C1", "commander_tick", "", DUE)).isEmpty();
    }

    @Test
    void what_comes_before_its_time_is_no_promise_kept() {
        Promise promise = new Promise("C1", "proposal:3 decided", DUE);

        assertThat(promise.late(DUE.plusMillis(40))).isEqualTo(Duration.ofMillis(40));
        assertThatThrownBy(() -> promise.late(DUE.minusMillis(1))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("proposal:3");
    }
}
