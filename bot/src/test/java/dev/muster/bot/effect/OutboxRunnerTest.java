package dev.muster.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRunnerTest {
    private static final IncidentId ONE = new IncidentId(1);
    private static final IncidentId TWO = new IncidentId(2);

    private final SettableClock clock = SettableClock.atNoon();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<QueuedEffect> sent = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> outcomes = new HashMap<>();
    private volatile Function<QueuedEffect, Attempt> slack = effect -> done();
    private volatile Runnable beforeFollowUp = () -> {};
    private final OutboxRunner runner = new OutboxRunner(outbox, this::send, new FollowUps(), clock,
            Backoff.patient(new Random(1)), new Metrics(), incident -> false);

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void what_waits_is_sent_in_the_order_of_its_lane_and_followed_up() {
        QueuedEffect first = outbox.add(purpose(ONE, "first"), clock.instant());
        QueuedEffect second = outbox.add(purpose(ONE, "second"), clock.instant());

        runner.drain();

        assertThat(sent).extracting(QueuedEffect::id).containsExactly(first.id(), second.id());
        assertThat(ends).containsExactly("succeeded 1", "succeeded 2");
        assertThat(runner.isIdle()).isTrue();
        assertThat(outcomes).isEqualTo(Map.of("SetPurpose succeeded", 2));
    }

    @Test
    void lanes_go_side_by_side() {
        CyclicBarrier both = new CyclicBarrier(2);
        slack = effect -> {
            try {
                both.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the other lane did not come", e);
            }
            return done();
        };
        outbox.add(purpose(ONE, "a"), clock.instant());
        outbox.add(purpose(TWO, "b"), clock.instant());

        runner.runOnce();

        assertThat(ends).containsExactlyInAnyOrder("succeeded 1", "succeeded 2");
    }

    @Test
    void what_does_not_end_in_time_is_handed_back_when_it_stops_and_has_to_be_looked_for() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        slack = effect -> {
            begun.countDown();
            try {
                forEver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return done();
        };
        outbox.add(purpose(ONE, "slow"), clock.instant());
        runner.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        runner.stop(Duration.ofMillis(20));

        assertThat(outbox.claim(clock.instant(), OutboxRunner.LEASE, 10)).singleElement()
                .satisfies(effect -> assertThat(effect.outcomeUnknown()).isTrue());
        assertThat(ends).isEmpty();
    }

    @Test
    void an_effect_of_no_incident_is_settled_in_the_outbox() {
        QueuedEffect worked = outbox.add(new Effect.LookUpPerson(new UserId("U1")), clock.instant());
        QueuedEffect refused = outbox.add(new Effect.LookUpPerson(new UserId("U2")), clock.instant());
        slack = effect -> effect.id() == worked.id() ? done() : new Attempt.Impossible("Slack knows nobody of that id.");

        runner.drain();

        assertThat(outbox.end(worked)).contains("done");
        assertThat(outbox.end(refused)).contains("Slack knows nobody of that id.");
        assertThat(ends).isEmpty();
    }

    @Test
    void what_fails_is_tried_again_later_and_later_but_never_given_up() {
        QueuedEffect post = outbox.add(purpose(ONE, "a"), clock.instant());
        slack = effect -> new Attempt.Unknown("HTTP 503");
        List<Duration> waits = new ArrayList<>();

        for (int i = 0; i < 60; i++) {
            runner.drain();
            waits.add(Duration.between(clock.instant(), outbox.readyAt(post)));
            clock.advance(waits.getLast());
        }

        assertThat(waits.getFirst()).isLessThan(Duration.ofMillis(1300));
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMinutes(5)) <= 0);
        assertThat(waits.getLast()).isGreaterThan(Duration.ofMinutes(3));
        assertThat(sent).hasSize(60);
        assertThat(outbox.end(post)).isEmpty();
        assertThat(sent.getFirst().outcomeUnknown()).isFalse();
        assertThat(sent.subList(1, 60)).allMatch(QueuedEffect::outcomeUnknown);
    }

    @Test
    void a_pause_that_slack_asked_for_is_kept_and_does_not_count_as_a_failure() {
        QueuedEffect post = outbox.add(purpose(ONE, "a"), clock.instant());
        slack = effect -> new Attempt.NotYet("ratelimited", Duration.ofSeconds(30));
        for (int i = 0; i < 8; i++) {
            runner.drain();
            assertThat(outbox.readyAt(post)).isEqualTo(clock.instant().plusSeconds(30));
            clock.advance(Duration.ofSeconds(30));
        }

        slack = effect -> new Attempt.NotYet("connection refused", null);
        runner.drain();

        assertThat(outbox.readyAt(post)).isBefore(clock.instant().plusMillis(1300));
        assertThat(outbox.standing(post).outcomeUnknown()).isFalse();
    }

    @Test
    void what_was_unknown_stays_unknown_through_a_rate_limit() {
        outbox.add(purpose(ONE, "a"), clock.instant());
        slack = effect -> new Attempt.Unknown("timeout");
        runner.drain();
        clock.advance(Duration.ofSeconds(2));
        slack = effect -> new Attempt.NotYet("ratelimited", Duration.ofSeconds(5));
        runner.drain();
        clock.advance(Duration.ofSeconds(5));
        slack = effect -> done();
        runner.drain();

        assertThat(sent).extracting(QueuedEffect::outcomeUnknown).containsExactly(false, true, true);
    }

    @Test
    void what_slack_refuses_for_good_is_told_and_the_lane_goes_on() {
        outbox.add(purpose(ONE, "a"), clock.instant());
        outbox.add(purpose(ONE, "b"), clock.instant());
        slack = effect -> effect.id() == 1 ? new Attempt.Impossible("The channel is archived.") : done();

        runner.drain();

        assertThat(ends).containsExactly("impossible 1 The channel is archived.", "succeeded 2");
    }

    @Test
    void a_form_is_abandoned_with_its_trigger_and_not_even_sent_late() {
        QueuedEffect form = outbox.add(new PersonalEffect.OpenForm("1.2.abc", new Form.Declare("", null), null), clock.instant());
        clock.advance(Duration.ofSeconds(3));

        runner.drain();

        assertThat(sent).isEmpty();
        assertThat(outbox.end(form)).get().asString().contains("Slack could not be reached");
    }

    @Test
    void an_answer_is_tried_for_half_an_hour_and_then_abandoned() {
        QueuedEffect answer = outbox.add(
                new PersonalEffect.Answer("k", new ReplyTo.ResponseUrl("https://hooks.example/1", null),
                        new Content.Line("Done.")),
                clock.instant());
        Instant committedAt = clock.instant();
        slack = effect -> new Attempt.NotYet("connection refused", null);

        while (outbox.end(answer).isEmpty()) {
            runner.drain();
            clock.advance(Duration.ofSeconds(30));
        }

        assertThat(Duration.between(committedAt, clock.instant())).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(31));
    }

    @Test
    void a_sender_that_throws_is_counted_and_its_effect_tried_again_with_a_look_first() {
        outbox.add(purpose(ONE, "a"), clock.instant());
        slack = effect -> {
            throw new IllegalStateException("a bug");
        };
        runner.drain();
        clock.advance(Duration.ofSeconds(2));
        slack = effect -> done();
        runner.drain();

        assertThat(failures).containsExactly("send");
        assertThat(sent).extracting(QueuedEffect::outcomeUnknown).containsExactly(false, true);
        assertThat(ends).containsExactly("succeeded 1");
    }

    @Test
    void a_follow_up_that_throws_leads_to_a_look_and_not_to_a_second_message() {
        outbox.add(purpose(ONE, "a"), clock.instant());
        beforeFollowUp = () -> {
            throw new IllegalStateException("the database is away");
        };
        runner.drain();
        clock.advance(Duration.ofSeconds(2));
        beforeFollowUp = () -> {};
        runner.drain();

        assertThat(failures).containsExactly("settle");
        assertThat(sent).extracting(QueuedEffect::outcomeUnknown).containsExactly(false, true);
        assertThat(ends).containsExactly("succeeded 1");
    }

    @Test
    void when_even_putting_back_fails_the_claim_runs_out_and_the_next_one_looks() {
        QueuedEffect person = outbox.add(new Effect.LookUpPerson(new UserId("U1")), clock.instant());
        slack = effect -> {
            outbox.failNext(2);
            return done();
        };
        runner.drain();
        assertThat(outbox.end(person)).isEmpty();
        slack = effect -> done();

        clock.advance(OutboxRunner.LEASE);
        runner.drain();

        assertThat(sent).extracting(QueuedEffect::outcomeUnknown).containsExactly(false, true);
        assertThat(outbox.end(person)).contains("done");
    }

    @Test
    void an_effect_whose_lease_runs_out_while_it_is_in_flight_is_not_sent_a_second_time() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        slack = effect -> {
            begun.countDown();
            uninterrupted(goOn);
            return done();
        };
        outbox.add(purpose(ONE, "a"), clock.instant());
        runner.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        clock.advance(Duration.ofMinutes(5));
        Thread drain = Thread.startVirtualThread(runner::drain);
        await().until(() -> drain.getState() == Thread.State.WAITING);
        assertThat(runner.isIdle()).isFalse();
        goOn.countDown();

        drain.join();
        await().until(runner::isIdle);
        assertThat(sent).hasSize(1);
        assertThat(ends).containsExactly("succeeded 1");
    }

    @Test
    void what_may_be_tried_again_at_once_is_never_left_to_a_thread_that_is_about_to_end() {
        for (int lane = 1; lane <= 50; lane++) {
            outbox.add(purpose(new IncidentId(lane), "a"), clock.instant());
        }
        Map<Long, Integer> refusals = new ConcurrentHashMap<>();
        slack = effect -> refusals.merge(effect.id(), 1, Integer::sum) <= 40
                ? new Attempt.NotYet("in a moment", Duration.ZERO)
                : done();
        runner.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            runner.runOnce();
            return ends.size() == 50;
        });
    }

    @Test
    void the_background_loop_sends_what_was_committed_and_outlives_a_database_that_is_away() {
        outbox.failNext(1);
        runner.start();
        await().until(() -> failures.contains("claim"));

        outbox.add(purpose(ONE, "a"), clock.instant());
        runner.poke();

        await().until(() -> ends.contains("succeeded 1"));
    }

    @Test
    void the_background_loop_notices_a_moved_clock_when_poked() {
        slack = effect -> effect.attempts() == 0 ? new Attempt.NotYet("ratelimited", Duration.ofHours(1)) : done();
        QueuedEffect post = outbox.add(purpose(ONE, "a"), clock.instant());
        runner.start();
        await().until(() -> outbox.readyAt(post).equals(clock.instant().plus(Duration.ofHours(1))));

        clock.advance(Duration.ofHours(1));
        runner.poke();

        await().until(() -> ends.contains("succeeded 1"));
    }

    @Test
    void stopping_waits_for_what_is_in_flight_and_claims_nothing_more() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        slack = effect -> {
            begun.countDown();
            uninterrupted(goOn);
            return done();
        };
        outbox.add(purpose(ONE, "a"), clock.instant());
        outbox.add(purpose(ONE, "b"), clock.instant());
        runner.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Thread stopping = Thread.startVirtualThread(runner::stop);
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING || stopping.getState() == Thread.State.WAITING);
        goOn.countDown();
        stopping.join();

        assertThat(ends).containsExactly("succeeded 1");
        assertThat(sent).hasSize(1);
    }

    private Attempt send(QueuedEffect effect) {
        sent.add(effect);
        return slack.apply(effect);
    }

    private static Attempt done() {
        return new Attempt.Succeeded(new EffectResult.Done());
    }

    private static Effect purpose(IncidentId incident, String text) {
        return new ChannelEffect.SetPurpose(incident, text);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class FollowUps implements EffectFollowUps {
        @Override
        public void succeeded(QueuedEffect effect, EffectResult result) {
            beforeFollowUp.run();
            ends.add("succeeded " + effect.id());
            outbox.settle(effect, clock.instant(), Optional.empty());
        }

        @Override
        public void impossible(QueuedEffect effect, String why) {
            beforeFollowUp.run();
            ends.add("impossible " + effect.id() + " " + why);
            outbox.settle(effect, clock.instant(), Optional.of(why));
        }
    }

    private final class Metrics implements EffectMetrics {
        @Override
        public synchronized void attempted(String effect, String outcome, Duration took, Duration age) {
            outcomes.merge(effect + " " + outcome, 1, Integer::sum);
        }

        @Override
        public void failed(String where) {
            failures.add(where);
        }

        @Override
        public void backfilled(int added) {
            outcomes.merge("backfilled", 1, Integer::sum);
        }
    }
}
