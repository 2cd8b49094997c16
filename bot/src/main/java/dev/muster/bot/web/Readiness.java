package dev.muster.bot.web;

import java.util.List;

/** Whether the bot is able to take work. */
@FunctionalInterface
public interface Readiness {
    /** Looks at everything it needs. */
    List<Check> checks();

    /**
     * One thing it needs.
     *
     * @param name   such as {@code store}
     * @param detail a sentence for whoever operates the bot; without secrets
     */
    record Check(String name, boolean ok, String detail) {}
}
