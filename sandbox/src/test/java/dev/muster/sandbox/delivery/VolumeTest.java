package dev.muster.sandbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class VolumeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void thirty_thousand_events_an_hour_are_let_through_and_no_more() {
        Volume volume = new Volume();
        for (int i = 0; i < 30_000; i++) {
            assertThat(volume.admit(NOW.plusSeconds(i % 600))).isTrue();
        }
        assertThat(volume.admit(NOW.plusSeconds(600))).isFalse();
        assertThat(volume.noticeDue(NOW.plusSeconds(600))).isTrue();
        assertThat(volume.noticeDue(NOW.plusSeconds(601))).isFalse();
        assertThat(volume.noticeDue(NOW.plusSeconds(660))).isTrue();
        assertThat(volume.admit(NOW.plusSeconds(5000))).isTrue();
    }

    @Test
    void an_app_is_judged_only_after_a_thousand_attempts() {
        Volume volume = new Volume();
        for (int i = 0; i < 999; i++) {
            assertThat(volume.stillTrusted(NOW, false)).isTrue();
        }
        assertThat(volume.stillTrusted(NOW, false)).isFalse();
    }
}
