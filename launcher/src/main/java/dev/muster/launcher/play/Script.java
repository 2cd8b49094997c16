package dev.muster.launcher.play;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An incident written down.
 *
 * @param name  of the file, without its ending
 * @param title what it is about, for people
 * @param times when steps happen, as the time of day, by the number of the step; those between are not written down
 * @param marks what the moments that matter are called, by the number of the step
 */
public record Script(String name, String title, List<Step> steps, Map<Integer, Duration> times, Map<Integer, String> marks) {
    public Script {
        steps = List.copyOf(steps);
        times = Map.copyOf(times);
        marks = Map.copyOf(marks);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("The script %s has no steps.".formatted(name));
        }
    }

    /** What the moment of this step is called, where it is one that matters. */
    public Optional<String> mark(Step step) {
        return Optional.ofNullable(marks.get(step.where().step()));
    }
}
