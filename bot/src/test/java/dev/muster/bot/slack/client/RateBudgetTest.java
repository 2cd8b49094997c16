package dev.muster.bot.slack.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.muster.bot.effect.Urgency;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.time.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateBudgetTest {
    private static final List<SlackMethod> METHODS = List.of(SlackMethod.values());
    private static final List<Urgency> URGENCIES = List.of(Urgency.values());
    private static final Optional<ChannelId> NOWHERE = Optional.empty();
    private static final Optional<ChannelId> HERE = Optional.of(new ChannelId("C1"));
    private static final Optional<ChannelId> THERE = Optional.of(new ChannelId("C2"));

    private final SettableClock clock = SettableClock.atNoon();
    private final RateBudget budget = new RateBudget(clock);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_sixty_seconds_ever_hold_more_calls_than_the_tier_whatever_is_asked_when(long seed) {
        Random random = new Random(seed);
        Map<SlackMethod, List<Instant>> taken = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            SlackMethod method = METHODS.get(random.nextInt(METHODS.size()));
            Urgency urgency = URGENCIES.get(random.nextInt(URGENCIES.size()));
            Optional<ChannelId> channel = Optional.of(new ChannelId("C" + random.nextInt(300)));
            if (budget.tryTake(method, channel, urgency).isZero()) {
                taken.computeIfAbsent(method, unseen -> new ArrayList<>()).add(clock.instant());
            }
            // Now and then a quiet minute, so that full buckets meet bursts.
            clock.advance(random.nextInt(500) == 0 ? Duration.ofSeconds(70) : Duration.ofMillis(random.nextInt(40)));
        }

        assertThat(taken).hasSize(METHODS.size());
        taken.forEach((method, times) -> assertThat(mostIn(times, Duration.ofMinutes(1))).as(method.wireName())
                .isLessThanOrEqualTo(method.perMinute()));
    }

    @Test
    void a_channel_gets_about_one_message_a_second_with_room_for_two_at_once() {
        List<Instant> taken = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            if (budget.tryTake(SlackMethod.CHAT_POST_MESSAGE, HERE, Urgency.NOW).isZero()) {
                taken.add(clock.instant());
            }
            clock.advance(Duration.ofMillis(10));
        }

        assertThat(mostIn(taken, Duration.ofMillis(900))).isEqualTo(2);
        assertThat(mostIn(taken, Duration.ofSeconds(10))).isLessThanOrEqualTo(12);
        assertThat(taken.size()).isBetween(30, 32);
    }

    @Test
    void a_busy_channel_does_not_hold_up_an_idle_one() {
        while (budget.tryTake(SlackMethod.CHAT_POST_MESSAGE, HERE, Urgency.NOW).isZero()) {
            assertThat(budget.waitFor(SlackMethod.PINS_ADD, NOWHERE, Urgency.NOW)).isZero();
        }

        assertThat(budget.tryTake(SlackMethod.CHAT_POST_MESSAGE, THERE, Urgency.NOW)).isZero();
    }

    @ParameterizedTest
    @EnumSource(SlackMethod.class)
    void what_can_wait_never_takes_the_room_of_somebody_who_looks_at_the_screen(SlackMethod method) {
        for (int round = 0; round < 200; round++) {
            while (budget.tryTake(method, NOWHERE, Urgency.LATER).isZero()) {
                assertThat(round).as("rounds of an endless burst").isLessThan(200);
            }
            assertThat(budget.waitFor(method, NOWHERE, Urgency.NOW)).as("round %d", round).isZero();
            clock.advance(Duration.ofMillis(500));
        }
    }

    @Test
    void the_wait_that_is_named_is_exactly_enough() {
        while (budget.tryTake(SlackMethod.CONVERSATIONS_CREATE, NOWHERE, Urgency.NOW).isZero()) {
            assertThat(clock.instant()).isEqualTo(SettableClock.atNoon().instant());
        }
        Duration wait = budget.waitFor(SlackMethod.CONVERSATIONS_CREATE, NOWHERE, Urgency.NOW);

        clock.advance(wait.minusNanos(1));
        assertThat(budget.tryTake(SlackMethod.CONVERSATIONS_CREATE, NOWHERE, Urgency.NOW)).isEqualTo(Duration.ofNanos(1));
        clock.advance(Duration.ofNanos(1));
        assertThat(budget.tryTake(SlackMethod.CONVERSATIONS_CREATE, NOWHERE, Urgency.NOW)).isZero();
    }

    @Test
    void a_429_closes_the_method_for_as_long_as_slack_says_and_no_other() {
        budget.close(SlackMethod.PINS_ADD, NOWHERE, Duration.ofSeconds(30));

        assertThat(budget.tryTake(SlackMethod.PINS_ADD, NOWHERE, Urgency.NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.tryTake(SlackMethod.CHAT_UPDATE, NOWHERE, Urgency.NOW)).isZero();
        clock.advance(Duration.ofSeconds(30));
        assertThat(budget.tryTake(SlackMethod.PINS_ADD, NOWHERE, Urgency.NOW)).isZero();
    }

    @Test
    void a_429_for_posting_closes_the_channel_and_a_second_channels_closes_posting() {
        budget.close(SlackMethod.CHAT_POST_MESSAGE, HERE, Duration.ofSeconds(30));
        assertThat(budget.waitFor(SlackMethod.CHAT_POST_MESSAGE, HERE, Urgency.NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(budget.waitFor(SlackMethod.CHAT_POST_MESSAGE, THERE, Urgency.NOW)).isZero();

        budget.close(SlackMethod.CHAT_POST_MESSAGE, THERE, Duration.ofSeconds(10));
        assertThat(budget.waitFor(SlackMethod.CHAT_POST_MESSAGE, Optional.of(new ChannelId("C3")), Urgency.NOW))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_clock_that_is_set_back_costs_a_minute_and_not_an_hour() {
        while (budget.tryTake(SlackMethod.PINS_ADD, NOWHERE, Urgency.NOW).isZero()) {
            assertThat(budget.waitFor(SlackMethod.CHAT_UPDATE, NOWHERE, Urgency.NOW)).isZero();
        }

        clock.advance(Duration.ofHours(-1));

        assertThat(budget.waitFor(SlackMethod.PINS_ADD, NOWHERE, Urgency.NOW)).isLessThan(Duration.ofMinutes(1));
    }

    private static int mostIn(List<Instant> times, Duration window) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (Duration.between(times.get(from), times.get(to)).compareTo(window) > 0) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
