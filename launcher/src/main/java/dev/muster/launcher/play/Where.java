package dev.muster.launcher.play;

/** Which step of a script, counted from 1, and the line of the file on which it begins. */
public record Where(int step, int line) {

    @Override
    public String toString() {
        return "Step %d (line %d)".formatted(step, line);
    }
}
