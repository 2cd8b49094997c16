package dev.muster.launcher.show;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.muster.launcher.play.Step;
import dev.muster.sandbox.page.Scene;

/** How fast the time of a story passes. */
enum Pace {
    /** As long for each step as one needs to read it. */
    READING("read", "Reading", 0),
    REAL("1x", "1×", 1),
    TEN("10x", "10×", 10),
    SIXTY("60x", "60×", 60);

    private static final Duration TO_NOTICE = Duration.ofMillis(1200);
    private static final Duration PER_LETTER = Duration.ofMillis(34);

    private final String id;
    private final String label;
    private final double factor;

    Pace(String id, String label, double factor) {
        this.id = id;
        this.label = label;
        this.factor = factor;
    }

    String id() {
        return id;
    }

    static List<Scene.Pace> all() {
        return Arrays.stream(values()).map(one -> new Scene.Pace(one.id, one.label)).toList();
    }

    static Optional<Pace> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
    }

    /** Seconds of the story in one second, where {@code left} of it are to pass before {@code step}. */
    double rate(Step step, Duration left) {
        if (this != READING) {
            return factor;
        }
        Duration reading = TO_NOTICE.plus(PER_LETTER.multipliedBy(Acts.words(step).length()));
        return Math.max(1, (double) left.toMillis() / reading.toMillis());
    }
}
