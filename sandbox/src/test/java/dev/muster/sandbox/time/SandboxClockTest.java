package dev.muster.sandbox.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class SandboxClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void a_manual_clock_runs_what_falls_due_in_order_and_each_at_its_time() {
        SandboxClock clock = SandboxClock.manual(START);
        List<String> ran = new ArrayList<>();
        clock.at(START.plusSeconds(20), () -> ran.add("second at " + clock.instant()));
        clock.at(START.plusSeconds(10), () -> ran.add("first at " + clock.instant()));
        clock.at(START.plusSeconds(15), () -> ran.add("never")).cancel();
        clock.at(START.plusSeconds(100), () -> ran.add("later"));

        clock.advance(Duration.ofSeconds(30));

        assertThat(ran).containsExactly("first at " + START.plusSeconds(10), "second at " + START.plusSeconds(20));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(30));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageContaining("forward");
    }

    @Test
    void a_running_clock_can_be_moved_ahead_and_wakes_what_is_due() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        try (SandboxClock clock = SandboxClock.running(Clock.fixed(START, ZoneId.of("UTC")))) {
            clock.at(START.plusSeconds(60), woken::countDown);
            assertThat(woken.getCount()).isEqualTo(1);
            clock.advance(Duration.ofMinutes(1));
            assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(clock.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(START.plusSeconds(60));
        }
    }
}
