package dev.muster.bot.timer;

/** What happens when a deadline of one kind is due. */
@FunctionalInterface
public interface TimerHandler {
    /**
     * Carries it out. The handler commits its change together with the firing of the timer, so that of two replicas, or
     * of a process that died and its successor, exactly one does it. An exception leaves the timer set.
     */
    void fire(Timer timer);
}
