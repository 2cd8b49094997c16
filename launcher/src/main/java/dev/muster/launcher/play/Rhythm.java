package dev.muster.launcher.play;

/** What comes between the steps of a play: a wait, a word about what happens. Called on the thread that plays. */
public interface Rhythm {
    /** One step right after the other. */
    Rhythm NONE = new Rhythm() {
    };

    /** The step is about to be carried out; returns when it may be. */
    default void before(Step step) {}

    /** The step was carried out as written. */
    default void after(Step step) {}
}
