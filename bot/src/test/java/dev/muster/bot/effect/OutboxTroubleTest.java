package dev.muster.bot.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.muster.bot.id.UserId;
import org.junit.jupiter.api.Test;

/** What becomes of an effect that cannot be sent, or of which nobody knows. */
class OutboxTroubleTest extends OutboxRunning {
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
}
