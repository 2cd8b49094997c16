package dev.muster.launcher.play;

import java.util.List;

/**
 * An incident written down.
 *
 * @param name  of the file, without its ending
 * @param title what it is about, for people
 */
public record Script(String name, String title, List<Step> steps) {
    public Script {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("The script %s has no steps.".formatted(name));
        }
    }
}
