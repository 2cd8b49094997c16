package dev.muster.launcher.show;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import dev.muster.launcher.play.Rhythm;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.Step;
import dev.muster.launcher.process.Patience;
import dev.muster.sandbox.page.Performance;
import dev.muster.sandbox.page.Scene;
import dev.muster.sandbox.page.Scene.Act;
import dev.muster.sandbox.page.Scene.State;
import org.jspecify.annotations.Nullable;

/**
 * A play that people watch, halt and hurry. Between two steps the story's clock runs until the next one is due; while a step
 * is carried out it runs as a real one does, for the bot is real and needs real time. Halted, it stands still for everybody.
 */
public final class TimeLapse implements Performance, Rhythm {
    private static final Duration TO_COME_TO_REST = Duration.ofSeconds(3);
    private static final Duration A_LITTLE = Duration.ofSeconds(10);
    /** So long until the bot has seen that the clock was moved, and what was due is on its way. */
    private static final Duration TO_NOTICE = Duration.ofMillis(50);

    private final Script script;
    private final Timetable timetable;
    private final StoryClock clock;
    private final BooleanSupplier busy;
    private final int steps;
    private final List<Scene.Mark> marks;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Function<Step, Optional<Act>> acts = step -> Optional.empty();
    private State state = State.PAUSED;
    private Pace pace = Pace.READING;
    private int done;
    private boolean next;
    private boolean shown = true;
    private @Nullable Step awaited;
    private double rate = 1;
    private Optional<Act> act = Optional.empty();
    private List<String> closing = List.of();

    /**
     * @param clock stands at the start of the timetable
     * @param busy  whether something is on its way between the workspace and the bot, which a leap of the clock would break off
     */
    TimeLapse(Script script, Timetable timetable, StoryClock clock, BooleanSupplier busy) {
        this.script = script;
        this.timetable = timetable;
        this.clock = clock;
        this.busy = busy;
        this.steps = position(script.steps().getLast());
        this.marks = script.steps().stream().flatMap(step -> script.mark(step).stream()
                .map(label -> new Scene.Mark(position(step), label))).toList();
    }

    /** How many steps somebody takes until this one is done. */
    private int position(Step last) {
        return (int) script.steps().stream().filter(step -> step.where().step() <= last.where().step() && !Acts.isSilent(step))
                .count();
    }

    /** From now on says what steps look like. */
    void describe(Function<Step, Optional<Act>> how) {
        acts = how;
    }

    /** Whether pages show that something is played; they do unless told otherwise. */
    void show(boolean now) {
        change(() -> shown = now);
    }

    @Override
    public Scene scene() {
        lock.lock();
        try {
            if (!shown) {
                return Scene.none(clock.now());
            }
            double runs = awaited != null && state != State.PLAYING ? 0 : rate;
            return new Scene(script.title(), state, done, steps, clock.now(), runs, Pace.all(), pace.id(), act, marks, closing);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void press(Control control) {
        change(() -> {
            if (state == State.ENDED || state == State.FAILED) {
                return;
            }
            switch (control) {
                case PLAY -> state = State.PLAYING;
                case PAUSE -> state = State.PAUSED;
                case NEXT -> next = true;
            }
        });
    }

    @Override
    public void choosePace(String id) {
        change(() -> {
            pace = Pace.of(id).orElse(pace);
            setRate();
        });
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    private void setRate() {
        Step step = awaited;
        rate = step == null ? 1 : pace.rate(step, Duration.between(clock.now(), timetable.due(step)));
    }

    @Override
    public void before(Step step) {
        if (Acts.isSilent(step)) {
            return;
        }
        Optional<Act> shown = acts.apply(step);
        change(() -> {
            act = shown;
            awaited = step;
            setRate();
        });
        Instant due = timetable.due(step);
        awaitTurn(due);
        leap(due);
        change(() -> {
            next = false;
            awaited = null;
            setRate();
        });
    }

    /**
     * Whoever is in a hurry lets the clock leap. It does so a little at a time, so that what the bot does by the clock it does
     * when it is due and not when the leap is over; and what is on its way would run out of time.
     */
    private void leap(Instant due) {
        while (true) {
            boolean unused = Patience.until(TO_COME_TO_REST, () -> !busy.getAsBoolean());
            Duration left = Duration.between(clock.now(), due);
            if (!left.isPositive()) {
                return;
            }
            clock.advance(left.compareTo(A_LITTLE) < 0 ? left : A_LITTLE);
            if (left.compareTo(A_LITTLE) > 0) {
                Patience.pause(TO_NOTICE);
            }
        }
    }

    private void awaitTurn(Instant due) {
        lock.lock();
        try {
            while (!next && (state != State.PLAYING || clock.now().isBefore(due))) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the play was interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void after(Step step) {
        if (!Acts.isSilent(step)) {
            change(() -> {
                done++;
                act = act.map(Act::done);
            });
        }
    }

    /** All was played, or it could not go on; {@code words} are what people are told about it. */
    void over(State how, List<String> words) {
        change(() -> {
            state = how;
            act = Optional.empty();
            closing = List.copyOf(words);
            awaited = null;
            setRate();
        });
    }

    /** Real time passed, so the story's does. While the bot is being asked something it never runs faster than its answer. */
    void passed(Duration real) {
        boolean hurry = !busy.getAsBoolean();
        Duration step;
        lock.lock();
        try {
            Step waiting = awaited;
            if (waiting == null) {
                step = real;
            } else if (state != State.PLAYING) {
                return;
            } else {
                Duration left = Duration.between(clock.now(), timetable.due(waiting));
                Duration fast = Duration.ofNanos((long) (real.toNanos() * (hurry ? rate : 1)));
                step = fast.compareTo(left) < 0 ? fast : left;
            }
        } finally {
            lock.unlock();
        }
        if (step.isPositive()) {
            clock.advance(step);
        }
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets time pass until the thread is interrupted. */
    void keepTime(Duration tick) {
        long before = System.nanoTime();
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(tick.toNanos());
                long now = System.nanoTime();
                // After a stall of this machine the story must not leap over what is on its way.
                passed(Duration.ofNanos(Math.min(now - before, 2 * tick.toNanos())));
                before = now;
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
