package dev.muster.launcher.show;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.muster.launcher.play.Player;
import dev.muster.launcher.play.Rhythm;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.Step;
import dev.muster.launcher.process.Home;
import dev.muster.launcher.stage.Finale;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.page.Scene.State;
import dev.muster.sandbox.page.WorkspacePage;

/** A script, a workspace, the real bot and one clock for all of them, played for whoever looks at the page. */
public final class WatchedPlay implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final String INCIDENT = "INC-1";

    private final Script script;
    private final Path folder;
    private final Stage stage;
    private final Player player;
    private final TimeLapse lapse;
    private final StoryClock clock;
    private final Thread time;

    private WatchedPlay(Script script, Path folder, Stage stage, TimeLapse lapse, StoryClock clock) {
        this.clock = clock;
        this.script = script;
        this.folder = folder;
        this.stage = stage;
        this.lapse = lapse;
        this.player = new Player(stage, folder);
        this.time = Thread.ofPlatform().daemon().name("story-time").start(() -> lapse.keepTime(TICK));
        lapse.describe(new Acts(stage, player)::of);
    }

    /**
     * Sets the stage and starts the bot; nothing is played yet.
     *
     * @param day     on which the story happens, in UTC
     * @param port    of the workspace
     * @param botPort of the bot; 0 for any free one
     * @param folder  takes the bot's data and the exports
     */
    public static WatchedPlay of(Script script, LocalDate day, Home home, int port, int botPort, Path folder) {
        Timetable timetable = new Timetable(script, day);
        StoryClock clock = StoryClock.at(timetable.start(), folder);
        Stage[] stage = new Stage[1];
        TimeLapse lapse = new TimeLapse(script, timetable, clock,
                () -> stage[0] != null && stage[0].sandbox().deliveries().stream().anyMatch(one -> one.state().isBusy()));
        stage[0] = Stage.set(home,
                SandboxOptions.defaults().port(port).clock(clock.workspace()).mount(WorkspacePage.mount(lapse)),
                botPort, folder);
        clock.lendTo(stage[0]);
        WatchedPlay play = new WatchedPlay(script, folder, stage[0], lapse, clock);
        stage[0].startBot();
        return play;
    }

    public Stage stage() {
        return stage;
    }

    /** The time of the story. */
    StoryClock clock() {
        return clock;
    }

    /** What the page steers. */
    public TimeLapse lapse() {
        return lapse;
    }

    /**
     * Plays until the end, exports, and leaves everything running, so that one can look around.
     *
     * @param also does something beside at each step
     * @return what there is to say, a line each; whether all went well
     */
    public Outcome play(Rhythm also) {
        try {
            player.play(script, both(also));
            Finale.Result result = new Finale(stage, folder).of(INCIDENT);
            stage.startBot();
            List<String> words = new ArrayList<>(result.problems());
            words.add(result.problems().isEmpty()
                    ? "Every step went as written; the export holds all %d messages.".formatted(result.said())
                    : "The export is not whole.");
            result.files().forEach(file -> words.add("  " + file));
            lapse.over(result.problems().isEmpty() ? State.ENDED : State.FAILED, words);
            return new Outcome(result.problems().isEmpty(), words);
        } catch (Player.UnexpectedException unexpected) {
            List<String> words = List.of(String.valueOf(unexpected.getMessage()), "The bot's log: " + folder.resolve("bot.log"));
            lapse.over(State.FAILED, words);
            return new Outcome(false, words);
        }
    }

    /** How it went. */
    public record Outcome(boolean good, List<String> words) {
        public Outcome {
            words = List.copyOf(words);
        }
    }

    private Rhythm both(Rhythm also) {
        return new Rhythm() {
            @Override
            public void before(Step step) {
                lapse.before(step);
                also.before(step);
            }

            @Override
            public void after(Step step) {
                lapse.after(step);
                also.after(step);
            }
        };
    }

    @Override
    public void close() {
        try {
            stage.close();
        } finally {
            time.interrupt();
        }
    }
}
