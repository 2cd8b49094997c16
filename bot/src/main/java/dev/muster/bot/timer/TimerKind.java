package dev.muster.bot.timer;

/**
 * What a deadline is for, named by what happens then, such as {@code commander_missing}. Each feature declares its own;
 * the name is stored, so it outlives a restart and must never change its meaning.
 */
public record TimerKind(String name) {
    public TimerKind {
        if (!name.matches("[a-z][a-z_]{1,60}")) {
            throw new IllegalArgumentException("name: '%s' (expected: lower-case words joined by _)".formatted(name));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
