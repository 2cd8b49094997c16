package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.EffectFollowUps;
import dev.muster.bot.effect.EffectMetrics;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.OutboxRunner;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.SettableClock;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import dev.muster.bot.timer.TimerMetrics;
import dev.muster.bot.timer.TimerRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The runners on real databases: what the ports promise is what they rely on. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class RunnersOnDatabaseTest extends StoreTest {
    private static final TimerKind REMINDER = new TimerKind("reminder");

    private final SettableClock clock = new SettableClock(NOW);
    private final List<QueuedEffect> sent = new CopyOnWriteArrayList<>();
    private final List<Timer> fired = new CopyOnWriteArrayList<>();

    RunnersOnDatabaseTest(DatabaseKind kind) {
        super(kind);
    }

    @Test
    void effects_leave_in_order_and_once_although_each_first_attempt_ends_unknown() {
        declaredWith(List.of(),
                List.of(id -> new ChannelEffect.SetPurpose(id, "first"), id -> new ChannelEffect.SetPurpose(id, "second")));
        outbox.add("key",
                new PersonalEffect.Answer("key", new ReplyTo.ResponseUrl("https://hooks.example/1", null),
                        new Content.Line("Done.")),
                NOW);
        OutboxRunner runner = new OutboxRunner(outbox, this::send, new FollowUps(), clock, Backoff.patient(new Random(1)),
                EffectMetrics.none(), incident -> false);

        for (int i = 0; i < 10; i++) {
            runner.drain();
            clock.advance(Duration.ofSeconds(2));
        }
        runner.stop();

        assertThat(outbox.backlog().waiting()).isZero();
        assertThat(runner.isIdle()).isTrue();
        assertThat(sent).filteredOn(effect -> effect.effect() instanceof ChannelEffect.SetPurpose)
                .extracting(effect -> ((ChannelEffect.SetPurpose) effect.effect()).purpose() + " " + effect.outcomeUnknown())
                .containsExactly("first false", "first true", "second false", "second true");
        assertThat(sent).filteredOn(effect -> effect.effect() instanceof PersonalEffect.Answer)
                .extracting(QueuedEffect::outcomeUnknown)
                .containsExactly(false, true);
    }

    @Test
    void a_deadline_fires_once_although_its_first_handling_failed() {
        declaredWith(List.of(new TimerChange.Set(REMINDER, "", NOW.plusSeconds(60))), List.of());
        TimerRunner runner = new TimerRunner(timers, Map.of(REMINDER, this::handle), clock, Backoff.patient(new Random(1)),
                TimerMetrics.none(), incident -> false);

        clock.advance(Duration.ofMinutes(5));
        assertThat(runner.runDue()).isZero();
        clock.advance(Duration.ofSeconds(2));
        assertThat(runner.runDue()).isOne();
        clock.advance(Duration.ofHours(1));
        assertThat(runner.runDue()).isZero();

        assertThat(fired).hasSize(2);
        assertThat(timers.nextDueAt()).isEmpty();
    }

    private Attempt send(QueuedEffect effect) {
        sent.add(effect);
        return effect.outcomeUnknown() ? new Attempt.Succeeded(new EffectResult.Done()) : new Attempt.Unknown("timeout");
    }

    private void handle(Timer timer) {
        fired.add(timer);
        if (fired.size() == 1) {
            throw new IllegalStateException("not this time");
        }
        end(timer.incident(), new Cause.TimerFired(timer));
    }

    private void end(IncidentId id, Cause cause) {
        assertThat(incidents.change(id, cause, incident -> IncidentChange.none(incident, clock.instant())))
                .isEqualTo(incidents.find(id).map(Outcome.Changed::new).orElseThrow());
    }

    private final class FollowUps implements EffectFollowUps {
        @Override
        public void succeeded(QueuedEffect effect, EffectResult result) {
            end(effect.effect().incident().orElseThrow(), new Cause.EffectEnded(effect, true));
        }

        @Override
        public void impossible(QueuedEffect effect, String why) {
            throw new IllegalStateException(why);
        }
    }
}
