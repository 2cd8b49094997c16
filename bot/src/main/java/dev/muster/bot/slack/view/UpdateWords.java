package dev.muster.bot.slack.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.StatusUpdate.Audience;

/**
 * The words of a status update as a button holds them.
 *
 * @param text plain text; empty where the record is to say it
 */
public record UpdateWords(IncidentId incident, Audience audience, String text) {
    private static final Pattern VALUE = Pattern.compile("(\\S+) (internal|external) ?(.*)", Pattern.DOTALL);

    /** What a button holds; Slack takes 2000 characters. */
    public String value() {
        return "%s %s %s".formatted(incident, audience.wireName(), Blocks.cut(text, StatusUpdate.LONGEST_TEXT));
    }

    /** Reads what {@link #value} wrote; empty for anything else. */
    public static Optional<UpdateWords> parse(String value) {
        Matcher parts = VALUE.matcher(value);
        return parts.matches()
                ? IncidentId.parse(parts.group(1)).map(id -> new UpdateWords(id,
                        parts.group(2).equals("external") ? Audience.EXTERNAL : Audience.INTERNAL, parts.group(3)))
                : Optional.empty();
    }
}
