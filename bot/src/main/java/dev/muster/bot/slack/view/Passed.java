package dev.muster.bot.slack.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/**
 * An assignment that is to be somebody else's, as a button holds it.
 *
 * @param time as it was typed; empty for what is left
 */
public record Passed(IncidentId incident, int assignment, UserId to, String time) {
    private static final Pattern VALUE = Pattern.compile("(\\S+) assignment:(\\d{1,6}) ([A-Z0-9]{2,30}) ?(.*)", Pattern.DOTALL);

    /** What a button holds. */
    public String value() {
        return "%s %s %s %s".formatted(incident, about(assignment), to, time).strip();
    }

    /** Reads what {@link #value} wrote; empty for anything else. */
    public static Optional<Passed> parse(String value) {
        Matcher parts = VALUE.matcher(value);
        return parts.matches()
                ? IncidentId.parse(parts.group(1)).map(id -> new Passed(id, Integer.parseInt(parts.group(2)),
                        new UserId(parts.group(3)), parts.group(4)))
                : Optional.empty();
    }

    private static String about(int assignment) {
        return "assignment:" + assignment;
    }
}
