package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Cause;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.timer.Timer;
import dev.muster.bot.timer.TimerChange;
import dev.muster.bot.timer.TimerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TimerStoreTest extends StoreTest {
    private static final TimerKind ASK = new TimerKind("ask_again");

    TimerStoreTest(DatabaseKind kind) {
        super(kind);
    }

    private static TimerChange set(String about, int seconds) {
        return new TimerChange.Set(ASK, about, NOW.plusSeconds(seconds));
    }

    @Test
    void deadlines_are_due_at_their_time_the_earliest_first() {
        IncidentId id = declaredWith(List.of(set("b", 20), set("a", 10), set("c", 30)), List.of());

        assertThat(timers.nextDueAt()).contains(NOW.plusSeconds(10));
        assertThat(timers.due(NOW.plusSeconds(9), 10)).isEmpty();
        assertThat(timers.due(NOW.plusSeconds(20), 10)).extracting(Timer::about).containsExactly("a", "b");
        assertThat(timers.due(NOW.plusSeconds(99), 2)).extracting(Timer::about).containsExactly("a", "b");
        assertThat(timers.due(NOW.plusSeconds(10), 10).getFirst()).extracting(Timer::incident, Timer::kind, Timer::dueAt)
                .containsExactly(id, ASK, NOW.plusSeconds(10));
    }

    @Test
    void those_of_one_kind_that_are_set_for_one_time_are_found_together() {
        IncidentId id = declaredWith(List.of(set("a", 10), set("b", 10), set("c", 11),
                new TimerChange.Set(new TimerKind("other"), "a", NOW.plusSeconds(10))), List.of());
        assertThat(timers.setFor(ASK, NOW.plusSeconds(10))).extracting(Timer::about).containsExactly("a", "b");
        incidents.change(id, new Cause.TimerFired(timers.setFor(ASK, NOW.plusSeconds(10)).getFirst()),
                incident -> noted(incident, "fired"));
        assertThat(timers.setFor(ASK, NOW.plusSeconds(10))).extracting(Timer::about).containsExactly("b");
    }

    @Test
    void a_deadline_that_is_set_again_moves() {
        IncidentId id = declaredWith(List.of(set("a", 10)), List.of());
        Timer old = timers.due(NOW.plusSeconds(10), 10).getFirst();
        change(id, "later", List.of(set("a", 60)), List.of());

        assertThat(timers.due(NOW.plusSeconds(59), 10)).isEmpty();
        assertThat(timers.due(NOW.plusSeconds(60), 10)).hasSize(1);
        // Whoever had picked it up before it moved does not fire it early.
        assertThat(incidents.change(id, new Cause.TimerFired(old), incident -> noted(incident, "early")))
                .isInstanceOf(Outcome.Repeated.class);
        assertThat(timers.nextDueAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void a_cancelled_deadline_does_not_fire() {
        IncidentId id = declaredWith(List.of(set("a", 10), set("b", 10)), List.of());
        Timer timer = timers.due(NOW.plusSeconds(10), 1).getFirst();
        change(id, "cancel", List.of(new TimerChange.Cancel(ASK, "a"), new TimerChange.Cancel(ASK, "none")), List.of());

        assertThat(timers.due(NOW.plusSeconds(10), 10)).extracting(Timer::about).containsExactly("b");
        assertThat(incidents.change(id, new Cause.TimerFired(timer), incident -> noted(incident, "late")))
                .isInstanceOf(Outcome.Repeated.class);
    }

    @Test
    void a_deadline_can_be_set_anew_by_what_it_causes() {
        IncidentId id = declaredWith(List.of(set("a", 10)), List.of());
        Timer timer = timers.due(NOW.plusSeconds(10), 1).getFirst();

        incidents.change(id, new Cause.TimerFired(timer), incident -> new IncidentChange(incident,
                new Actor.Bot(), NOW.plusSeconds(10), List.of(), List.of(set("a", 20)), List.of()));

        assertThat(timers.nextDueAt()).contains(NOW.plusSeconds(20));
    }

    @Test
    void a_deadline_is_over_also_when_the_rule_refuses() {
        IncidentId id = declaredWith(List.of(set("a", 10)), List.of());
        Timer timer = timers.due(NOW.plusSeconds(10), 1).getFirst();

        assertThat(incidents.change(id, new Cause.TimerFired(timer), incident -> new Rejection("No.", "Nothing.")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(timers.nextDueAt()).isEmpty();
    }

    @Test
    void a_postponed_deadline_stays_set_and_keeps_its_time() {
        declaredWith(List.of(set("a", 10)), List.of());
        Timer timer = timers.due(NOW.plusSeconds(10), 1).getFirst();
        timers.postpone(timer.id(), NOW.plusSeconds(15));

        assertThat(timers.due(NOW.plusSeconds(14), 10)).isEmpty();
        assertThat(timers.nextDueAt()).contains(NOW.plusSeconds(15));
        assertThat(timers.due(NOW.plusSeconds(15), 10)).containsExactly(timer);
    }

    @Test
    void of_two_replicas_that_race_one_fires() throws Exception {
        IncidentId id = declaredWith(List.of(set("a", 10)), List.of());
        AtomicInteger decided = new AtomicInteger();
        try (Database other = Database.open(url)) {
            JooqIncidentStore theirs = new JooqIncidentStore(other, () -> NOW);
            Timer timer = new JooqTimerStore(other).due(NOW.plusSeconds(10), 10).getFirst();
            List<Outcome> outcomes = together(
                    Stream.of(incidents, theirs, incidents, theirs).<Callable<Outcome>>map(
                            store -> () -> store.change(id, new Cause.TimerFired(timer), incident -> {
                                decided.incrementAndGet();
                                return noted(incident, "fired");
                            })).toList());

            assertThat(outcomes).filteredOn(Outcome.Changed.class::isInstance).hasSize(1);
            assertThat(decided).hasValue(1);
        }
    }
}
