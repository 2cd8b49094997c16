package dev.muster.sandbox.page;

/**
 * Something that is played in the workspace while people watch its page. The page shows where it stands and passes on what
 * is pressed; what is played, and by whom, is the affair of whoever implements this. May be called from any thread.
 */
public interface Performance {

    /** What can be pressed. */
    enum Control {
        PLAY,
        PAUSE,
        NEXT
    }

    /** Where it stands now. */
    Scene scene();

    /** Somebody pressed this; what makes no sense at the moment does nothing. */
    void press(Control control);

    /** Somebody chose another of {@code scene().paces()}, by its id; an unknown one does nothing. */
    void choosePace(String id);

    /** Calls {@code listener} after each change of the scene; it is quick. */
    void onChange(Runnable listener);
}
