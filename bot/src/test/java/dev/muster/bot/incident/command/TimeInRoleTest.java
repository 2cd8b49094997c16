package dev.muster.bot.incident.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Stint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeInRoleTest {
    private static final UserId ANN = new UserId("U1");
    private static final UserId BOB = new UserId("U2");
    private static final List<Duration> STEPS = List.of(Duration.ofMinutes(90), Duration.ofMinutes(120), Duration.ofMinutes(180));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static TimeInRole in(String zone) {
        return new TimeInRole(STEPS, person -> Optional.of(ZoneId.of(zone)));
    }

    private static Stint led(UserId who, Instant from, @Nullable Instant to) {
        return new Stint("commander", who, from, to);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void an_hour_of_the_night_counts_one_and_a_half_and_one_of_the_day_one() {
        Instant evening = Instant.parse("2026-03-02T22:30:00Z");
        List<Stint> stints = List.of(led(ANN, evening, null));

        assertThat(in("UTC").of(stints, "commander", ANN, evening.plus(minutes(30)))).isEqualTo(minutes(30));
        assertThat(in("UTC").of(stints, "commander", ANN, evening.plus(minutes(90)))).isEqualTo(minutes(30 + 90));
        assertThat(in("America/New_York").of(stints, "commander", ANN, evening.plus(minutes(90)))).isEqualTo(minutes(90));
        assertThat(new TimeInRole(STEPS, person -> Optional.empty()).of(stints, "commander", ANN, evening.plus(minutes(90))))
                .isEqualTo(minutes(90));
    }

    @Test
    void night_ends_at_eight() {
        Instant early = Instant.parse("2026-03-02T07:40:00Z");
        assertThat(in("UTC").of(List.of(led(ANN, early, null)), "commander", ANN, early.plus(minutes(40))))
                .isEqualTo(minutes(30 + 20));
    }

    @Test
    void handovers_do_not_end_it_and_half_an_hour_away_does() {
        List<Stint> soon = List.of(led(ANN, NOON, NOON.plus(minutes(60))),
                led(BOB, NOON.plus(minutes(60)), NOON.plus(minutes(89))),
                led(ANN, NOON.plus(minutes(89)), null));
        assertThat(in("UTC").of(soon, "commander", ANN, NOON.plus(minutes(100)))).isEqualTo(minutes(71));

        List<Stint> late = List.of(led(ANN, NOON, NOON.plus(minutes(60))),
                led(BOB, NOON.plus(minutes(60)), NOON.plus(minutes(90))),
                led(ANN, NOON.plus(minutes(90)), null));
        assertThat(in("UTC").of(late, "commander", ANN, NOON.plus(minutes(100)))).isEqualTo(minutes(10));
    }

    @Test
    void other_roles_do_not_count() {
        assertThat(in("UTC").of(List.of(new Stint("deputy", ANN, NOON, null)), "commander", ANN, NOON.plus(minutes(60))))
                .isZero();
    }

    @Test
    void the_step_is_reached_exactly_when_so_much_has_gone_by() {
        Random random = new Random(5);
        for (String zone : List.of("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kathmandu")) {
            TimeInRole time = in(zone);
            for (int round = 0; round < 200; round++) {
                // Around a night in which clocks are put forward, too.
                Instant from = Instant.parse("2026-03-28T00:00:00Z").plusSeconds(random.nextInt(3 * 24 * 3600));
                List<Stint> stints = List.of(led(ANN, from, null));
                Instant now = from.plusSeconds(random.nextInt(3600));
                for (int step = 1; step <= STEPS.size(); step++) {
                    Instant at = time.reaches(step, stints, "commander", ANN, now);
                    assertThat(time.of(stints, "commander", ANN, at)).isBetween(STEPS.get(step - 1).minusMillis(1),
                            STEPS.get(step - 1).plusMillis(1));
                }
            }
        }
    }

    @Test
    void what_is_behind_somebody_is_reached_now() {
        assertThat(in("UTC").reaches(1, List.of(led(ANN, NOON, null)), "commander", ANN, NOON.plus(minutes(100))))
                .isEqualTo(NOON.plus(minutes(100)));
    }
}
