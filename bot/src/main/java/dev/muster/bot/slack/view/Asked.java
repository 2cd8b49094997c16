package dev.muster.bot.slack.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/**
 * A question to one person, as a button holds it.
 *
 * @param text plain text
 */
public record Asked(IncidentId incident, UserId to, String text) {
    /** Slack takes 2000 characters; a question has less. */
    private static final int LONGEST = 1800;
    private static final Pattern VALUE = Pattern.compile("(\\S+) (\\S{1,255}) (.*)", Pattern.DOTALL);

    /** What a button holds. */
    public String value() {
        return "%s %s %s".formatted(incident, to, Blocks.cut(text, LONGEST));
    }

    /** Reads what {@link #value} wrote; empty for anything else. */
    public static Optional<Asked> parse(String value) {
        Matcher parts = VALUE.matcher(value);
        return parts.matches()
                ? IncidentId.parse(parts.group(1)).map(id -> new Asked(id, new UserId(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }
}
