package dev.muster.bot.config;

import java.util.List;
import java.util.Optional;

import dev.muster.bot.log.LogFormat;
import dev.muster.bot.log.LogSettings;
import org.slf4j.event.Level;

/** The section {@code logging}, and the variable that wins over it. */
final class LoggingSection {
    static final String VARIABLE = "MUSTER_LOG_FORMAT";

    private LoggingSection() {}

    static LogSettings read(Section section, Optional<String> variable, List<ConfigProblem> problems) {
        LogSettings otherwise = LogSettings.defaults();
        Optional<String> inFile = section.text("format");
        String written = variable.or(() -> inFile).orElse(otherwise.format().wireName());
        Optional<LogFormat> format = LogFormat.parse(written);
        if (format.isEmpty()) {
            String sentence = "'%s' is no format of log lines (expected: plain or json)".formatted(written);
            if (variable.isPresent()) {
                problems.add(new ConfigProblem(VARIABLE, sentence));
            } else {
                section.problem("format", sentence);
            }
        }
        Optional<String> named = section.text("level");
        Optional<Level> level = named.flatMap(LogSettings::level);
        if (named.isPresent() && level.isEmpty()) {
            section.problem("level",
                    "'%s' is no level of log lines (expected: error, warn, info or debug)".formatted(named.get()));
        }
        section.close();
        return new LogSettings(format.orElse(otherwise.format()), level.orElse(otherwise.level()));
    }
}
