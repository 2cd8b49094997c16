package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import org.junit.jupiter.api.Test;

/** Somebody has never used a command, or not for long. */
class CoachingStoryTest extends Story {
    private static final String LINE = "A :pushpin: on any message";

    @Test
    void who_is_new_reads_one_line_once() {
        Channel room = office.declared("checkout is failing");
        office.bob.joins(room);
        office.types(office.bob, room, "note it was v42");
        assertThat(lastPrivately(office.bob, room).everyText()).contains(LINE);
        assertThat(publicly(room)).doesNotContain(LINE);
        office.types(office.bob, room, "note rolled back");
        assertThat(lastPrivately(office.bob, room).everyText()).doesNotContain(LINE);

        office.killBot();
        office.startBot();
        office.types(office.bob, room, "note all is well");
        assertThat(lastPrivately(office.bob, room).everyText()).doesNotContain(LINE);
    }

    @Test
    void who_uses_them_never_does_and_after_thirty_days_without_once_again() {
        Channel room = office.declared("checkout is failing");
        office.bob.joins(room);
        office.types(office.bob, room, "note first");
        for (int day = 0; day < 3; day++) {
            office.clock.advance(Duration.ofDays(20));
            office.settle();
            office.types(office.bob, room, "note still here");
            assertThat(lastPrivately(office.bob, room).everyText()).as("day %d", day).doesNotContain(LINE);
        }
        office.clock.advance(Duration.ofDays(31));
        office.settle();
        office.types(office.bob, room, "note back again");
        assertThat(lastPrivately(office.bob, room).everyText()).contains(LINE);
    }
}
