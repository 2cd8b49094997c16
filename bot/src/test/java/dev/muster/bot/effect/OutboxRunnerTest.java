package dev.muster.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.Test;

class OutboxRunnerTest extends OutboxRunning {
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
}
