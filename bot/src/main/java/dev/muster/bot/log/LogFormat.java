package dev.muster.bot.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a line is written. */
public enum LogFormat {
    /** For people: time, level, where, the sentence, and in brackets what it is about. */
    PLAIN,
    /** For programs: one JSON object a line. */
    JSON;

    /** The format of this name. */
    public static Optional<LogFormat> parse(String name) {
        return Arrays.stream(values()).filter(format -> format.wireName().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
