package dev.muster.bot.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.time.Backoff;
import dev.muster.bot.time.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerRunnerTest {
    private static final TimerKind NAG = new TimerKind("commander_missing");
    private static final TimerKind BROKEN = new TimerKind("always_broken");
    private static final TimerKind FORGETFUL = new TimerKind("never_ends");
    private static final TimerKind UNHANDLED = new TimerKind("from_the_future");

    private final SettableClock clock = SettableClock.atNoon();
    private final MemoryTimers store = new MemoryTimers();
    private final List<Timer> fired = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final TimerRunner runner = new TimerRunner(store, Map.of(NAG, this::nag, BROKEN, timer -> {
        throw new IllegalStateException("a bug");
    }, FORGETFUL, fired::add), clock, Backoff.patient(new Random(1)), new Metrics(), incident -> false);

    @AfterEach
    void stop() {
        runner.stop();
    }

    @Test
    void a_deadline_fires_at_its_time_and_not_before() {
        store.set(NAG, clock.instant().plusSeconds(120));

        clock.advance(Duration.ofSeconds(119));
        assertThat(runner.runDue()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(runner.runDue()).isOne();

        assertThat(fired).hasSize(1);
        assertThat(heard).containsExactly("fired commander_missing PT0S");
    }

    @Test
    void after_downtime_everything_fires_late_but_once_the_earliest_first() {
        for (int i = 0; i < 250; i++) {
            store.set(NAG, clock.instant().plusSeconds(250L - i));
        }
        clock.advance(Duration.ofHours(2));

        assertThat(runner.runDue()).isEqualTo(250);
        assertThat(runner.runDue()).isZero();

        assertThat(fired).hasSize(250).isSortedAccordingTo(Comparator.comparing(Timer::dueAt));
        assertThat(heard.getFirst()).isEqualTo("fired commander_missing PT1H59M59S");
    }

    @Test
    void a_failing_handler_is_tried_again_later_and_does_not_hold_up_the_others() {
        Timer broken = store.set(BROKEN, clock.instant());
        store.set(NAG, clock.instant().plusMillis(1));
        clock.advance(Duration.ofMillis(1));

        runner.runDue();
        Duration first = Duration.between(clock.instant(), store.retryAt(broken));
        clock.advance(Duration.ofMinutes(1));
        runner.runDue();
        Duration second = Duration.between(clock.instant(), store.retryAt(broken));

        assertThat(fired).hasSize(1);
        assertThat(first).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
        assertThat(second).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertThat(heard).containsExactly("failed always_broken", "fired commander_missing PT0S", "failed always_broken");
    }

    @Test
    void a_kind_that_nobody_handles_is_kept_and_looked_at_again_in_an_hour() {
        Timer unhandled = store.set(UNHANDLED, clock.instant());

        runner.runDue();

        assertThat(store.retryAt(unhandled)).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(heard).containsExactly("failed from_the_future");
    }

    @Test
    void a_handler_that_leaves_its_deadline_set_does_not_make_the_run_endless() {
        Timer forgetful = store.set(FORGETFUL, clock.instant());

        runner.runDue();

        assertThat(fired).hasSize(1);
        assertThat(store.retryAt(forgetful)).isAfter(clock.instant());
    }

    @Test
    void the_background_loop_fires_when_the_clock_was_moved_and_it_is_poked() {
        store.set(NAG, clock.instant().plusSeconds(3600));
        runner.start();

        clock.advance(Duration.ofHours(1));
        runner.poke();

        await().until(() -> fired.size() == 1);
    }

    @Test
    void the_background_loop_outlives_a_store_that_is_away() {
        store.set(NAG, clock.instant());
        store.failNext(1);
        runner.start();

        await().until(() -> fired.size() == 1);
    }

    private void nag(Timer timer) {
        fired.add(timer);
        store.end(timer);
    }

    private final class Metrics implements TimerMetrics {
        @Override
        public void fired(TimerKind kind, Duration lateness) {
            heard.add("fired " + kind + " " + lateness);
        }

        @Override
        public void failed(TimerKind kind) {
            heard.add("failed " + kind);
        }
    }

    /** The deadlines of one test. */
    private static final class MemoryTimers implements TimerStore {
        private final TreeMap<Long, Timer> timers = new TreeMap<>();
        private final TreeMap<Long, Instant> readyAt = new TreeMap<>();
        private int failuresToCome;
        private long lastId;

        synchronized Timer set(TimerKind kind, Instant dueAt) {
            Timer timer = new Timer(++lastId, new IncidentId(1), kind, "", dueAt);
            timers.put(timer.id(), timer);
            readyAt.put(timer.id(), dueAt);
            return timer;
        }

        synchronized void end(Timer timer) {
            timers.remove(timer.id());
            readyAt.remove(timer.id());
        }

        synchronized void failNext(int times) {
            failuresToCome = times;
        }

        synchronized Instant retryAt(Timer timer) {
            return readyAt.getOrDefault(timer.id(), Instant.MAX);
        }

        @Override
        public synchronized List<Timer> due(Instant now, int limit) {
            if (failuresToCome > 0) {
                failuresToCome--;
                throw new IllegalStateException("the database is away");
            }
            List<Timer> due = new ArrayList<>(timers.values());
            due.removeIf(timer -> retryAt(timer).isAfter(now));
            due.sort(Comparator.comparing(Timer::dueAt));
            return due.stream().limit(limit).toList();
        }

        @Override
        public synchronized List<Timer> setFor(TimerKind kind, Instant dueAt) {
            return timers.values().stream().filter(timer -> timer.kind().equals(kind) && timer.dueAt().equals(dueAt)).toList();
        }

        @Override
        public synchronized Optional<Instant> nextDueAt() {
            return readyAt.values().stream().min(Comparator.naturalOrder());
        }

        @Override
        public synchronized void postpone(long timerId, Instant retryAt) {
            readyAt.put(timerId, retryAt);
        }
    }
}
