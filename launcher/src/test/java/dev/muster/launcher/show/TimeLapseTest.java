package dev.muster.launcher.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.ScriptReader;
import dev.muster.sandbox.page.Performance.Control;
import dev.muster.sandbox.page.Scene;
import dev.muster.sandbox.page.Scene.Act;
import dev.muster.sandbox.page.Scene.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A play whose time is passed by hand, a second at a time. */
class TimeLapseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    @TempDir
    private Path folder = Path.of("");
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<Integer> carriedOut = new CopyOnWriteArrayList<>();
    private Script script;
    private StoryClock clock;
    private TimeLapse lapse;

    @BeforeEach
    void a_script_of_two_steps_with_something_to_look_at_between() throws IOException {
        Path unused = Files.writeString(folder.resolve("small.yml"), """
                title: Small
                steps:
                  - {at: "12:00", as: anna, says: hello}
                  - {expect: {message: hello}}
                  - {at: "12:10", mark: Declared, as: bob, says: good bye}
                """);
        script = ScriptReader.read("small", folder);
        Timetable timetable = new Timetable(script, DAY);
        clock = StoryClock.at(timetable.start(), folder);
        lapse = new TimeLapse(script, timetable, clock, busy::get);
        lapse.describe(step -> Optional.of(new Act("U1", "C1", "", "Anna", "writes", Acts.words(step))));
    }

    private void plays() {
        Thread unused = Thread.ofPlatform().daemon().start(() -> script.steps().forEach(step -> {
            lapse.before(step);
            carriedOut.add(step.where().step());
            lapse.after(step);
        }));
        await().until(() -> lapse.scene().act().isPresent());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-05T" + time + "Z");
    }

    @Test
    void it_waits_for_somebody_to_press_play_and_its_clock_stands_still() {
        plays();
        lapse.passed(SECOND.multipliedBy(60));

        Scene scene = lapse.scene();
        assertThat(scene.state()).isEqualTo(State.PAUSED);
        assertThat(scene.rate()).isZero();
        assertThat(clock.now()).isEqualTo(at("11:59:40"));
        assertThat(scene.act()).map(Act::typed).contains("hello");
        assertThat(scene.marks()).containsExactly(new Scene.Mark(2, "Declared"));
        assertThat(scene.steps()).isEqualTo(2);
        assertThat(carriedOut).isEmpty();
    }

    @Test
    void at_ten_times_ten_seconds_of_the_story_pass_in_one_and_a_halt_holds_them() {
        lapse.choosePace("10x");
        lapse.press(Control.PLAY);
        plays();
        lapse.passed(SECOND);
        assertThat(clock.now()).isEqualTo(at("11:59:50"));
        lapse.press(Control.PAUSE);
        lapse.passed(SECOND);
        assertThat(clock.now()).isEqualTo(at("11:59:50"));
        lapse.press(Control.PLAY);
        lapse.passed(SECOND);

        await().until(() -> lapse.scene().step() == 1);
        assertThat(clock.now()).isEqualTo(at("12:00:00"));
        assertThat(carriedOut).startsWith(1);
    }

    @Test
    void while_the_bot_is_being_asked_the_clock_runs_no_faster_than_a_real_one() {
        lapse.choosePace("60x");
        lapse.press(Control.PLAY);
        busy.set(true);
        plays();
        lapse.passed(SECOND);
        assertThat(clock.now()).isEqualTo(at("11:59:41"));
        busy.set(false);
        lapse.passed(SECOND);
        assertThat(clock.now()).isEqualTo(at("12:00:00"));
    }

    @Test
    void next_leaps_to_the_step_and_what_is_only_looked_at_is_no_step() {
        plays();
        lapse.press(Control.NEXT);
        await().until(() -> carriedOut.contains(2));
        assertThat(clock.now()).isEqualTo(at("12:00:00"));
        assertThat(lapse.scene().step()).isEqualTo(1);
        await().until(() -> lapse.scene().act().map(Act::typed).filter("good bye"::equals).isPresent());
        lapse.press(Control.NEXT);
        await().until(() -> carriedOut.contains(3));

        assertThat(clock.now()).isEqualTo(at("12:10:00"));
        await().until(() -> lapse.scene().step() == 2);
        assertThat(lapse.scene().act()).map(Act::typed).contains("");
    }

    @Test
    void at_the_end_it_says_so_and_time_goes_on_as_it_does() {
        lapse.over(State.ENDED, List.of("All went well."));
        lapse.press(Control.PAUSE);
        Instant before = clock.now();
        lapse.passed(SECOND);

        assertThat(lapse.scene().state()).isEqualTo(State.ENDED);
        assertThat(lapse.scene().closing()).containsExactly("All went well.");
        assertThat(clock.now()).isEqualTo(before.plus(SECOND));
    }
}
