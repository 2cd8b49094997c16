package dev.muster.sandbox.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One moment of a performance.
 *
 * @param title   what is played
 * @param step    how many steps are behind us, 0 to {@code steps}
 * @param clock   the time of the story
 * @param rate    how many seconds of it pass in one; 0 where it stands still
 * @param paces   the speeds that can be chosen
 * @param pace    the id of the chosen one
 * @param act     what somebody does now; empty between acts
 * @param marks   the moments that matter, in order
 * @param closing what is said at the end, a line each
 */
public record Scene(String title, State state, int step, int steps, Instant clock, double rate, List<Pace> paces, String pace,
        Optional<Act> act, List<Mark> marks, List<String> closing) {

    public Scene {
        if (step < 0 || step > steps) {
            throw new IllegalArgumentException("step %d of %d".formatted(step, steps));
        }
        paces = List.copyOf(paces);
        marks = List.copyOf(marks);
        closing = List.copyOf(closing);
    }

    /** Of a performance that pages say nothing of. */
    public static Scene none(Instant clock) {
        return new Scene("", State.PAUSED, 0, 0, clock, 0, List.of(), "", Optional.empty(), List.of(), List.of());
    }

    /** Whether it goes on by itself. */
    public enum State {
        PLAYING,
        PAUSED,
        /** All was played. */
        ENDED,
        /** It could not go on. */
        FAILED
    }

    /** A speed, such as {@code 10x}. */
    public record Pace(String id, String label) {}

    /** A moment that matters, at the step that brings it. */
    public record Mark(int step, String label) {}

    /**
     * What somebody does.
     *
     * @param as      the id of the person through whose eyes it is seen; empty where it does not matter
     * @param channel the id of the channel in which it happens; empty where there is none
     * @param thread  the time of the thread's first message; empty outside of threads
     * @param who     the name of whoever does it
     * @param caption one line that says what they do, without the name
     * @param typed   what they type, as it will stand in the box; empty where they type nothing
     */
    public record Act(String as, String channel, String thread, String who, String caption, String typed) {

        /** The same once it was done: what was typed stands in the conversation now. */
        public Act done() {
            return new Act(as, channel, thread, who, caption, "");
        }
    }
}
