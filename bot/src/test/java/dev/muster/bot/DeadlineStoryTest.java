package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import dev.muster.bot.storage.DatabaseKind;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadlineStoryTest {
    private static final Duration UNTIL_ASKED = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void a_deadline_outlives_a_restart() {
        try (Office office = new Office(folder)) {
            Channel channel = office.declared("checkout is failing");
            office.stopBot();
            office.startBot();
            office.passes(UNTIL_ASKED.plusSeconds(10));
            assertThat(office.ofKind(channel, "muster_prompt")).hasSize(1);
        }
    }

    @Test
    void what_fell_due_while_the_bot_was_down_happens_once_when_it_is_up_again() {
        try (Office office = new Office(folder)) {
            Channel channel = office.declared("checkout is failing");
            office.stopBot();
            office.passes(Duration.ofHours(3));
            assertThat(office.ofKind(channel, "muster_prompt")).isEmpty();
            office.startBot();
            assertThat(office.ofKind(channel, "muster_prompt")).hasSize(1);
            office.stopBot();
            office.startBot();
            office.passes(Duration.ofMinutes(10));
            assertThat(office.ofKind(channel, "muster_prompt").stream().filter(prompt -> prompt.hasAction("role_claim")))
                    .hasSize(1);
            assertThat(office.ofKind(channel, "muster_prompt").stream().filter(prompt -> prompt.hasAction("update_open")))
                    .as("nobody can be named, so the channel is reminded once").hasSize(1);
            assertThat(new Entries(office.export("INC-1")).of("commander_missing")).hasSize(1);
        }
    }

    @Test
    void a_deadline_fires_at_its_time_and_not_when_somebody_happens_to_look() {
        try (Office office = new Office(folder)) {
            Channel channel = office.declared("checkout is failing");
            Duration left = Duration.between(office.clock.instant(), Office.MORNING.plus(UNTIL_ASKED));
            office.clock.advance(left);
            // Nobody drains: the bot's own threads do it.
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> !office.ofKind(channel, "muster_prompt").isEmpty());
            office.settle();

            assertThat(office.get("/metrics").body())
                    .contains("muster_timers_lateness_seconds_count{kind=\"commander_missing\"} 1")
                    .contains("muster_timers_lateness_seconds_sum{kind=\"commander_missing\"} 0.0");
        }
    }

    @Test
    void two_bots_on_one_database_do_everything_once() {
        try (Office office = new Office(folder, DatabaseKind.POSTGRES)) {
            office.startAnother();
            for (int number = 1; number <= 4; number++) {
                office.types(office.anna, office.general, "new outage number " + number);
            }
            office.passes(UNTIL_ASKED.plusSeconds(30));

            assertThat(office.slack.channels()).filteredOn(channel -> channel.name().startsWith("inc-")).hasSize(4)
                    .allSatisfy(channel -> {
                        Message card = office.only(channel, "muster_incident");
                        assertThat(office.slack.pins(channel)).containsExactly(card);
                        assertThat(office.slack.bookmarks(channel)).hasSize(1);
                        assertThat(office.ofKind(channel, "muster_prompt")).hasSize(1);
                    });
            assertThat(office.ofKind(office.incidents, "muster_announcement")).hasSize(4);
            for (int number = 1; number <= 4; number++) {
                assertThat(new Entries(office.export("INC-" + number)).of("commander_missing")).hasSize(1);
            }
            assertThat(office.slack.violations()).isEmpty();
        }
    }
}
