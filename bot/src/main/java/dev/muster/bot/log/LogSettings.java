package dev.muster.bot.log;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.slf4j.event.Level;

/** What is logged, and how. {@code level} is for the bot's own lines; of its libraries only warnings are of use to anybody. */
public record LogSettings(LogFormat format, Level level) {
    private static final List<Level> LEVELS = List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG);

    public static LogSettings defaults() {
        return new LogSettings(LogFormat.PLAIN, Level.INFO);
    }

    /** The level of this name: {@code error}, {@code warn}, {@code info} or {@code debug}. */
    public static Optional<Level> level(String name) {
        return LEVELS.stream().filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
